import { z } from "zod";
import { card, text } from "../../chat/card.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal } from "../../chat/use-case.ts";
import { whatIsSaid } from "../../spreadsheets/open-sent.ts";
import { openQuestions } from "../../spreadsheets/records/open-questions.ts";
import { whoElseTakes } from "../../spreadsheets/who-takes-over.ts";
import { beginTable } from "../begin-table.ts";
import { importKinds, mostRows } from "../kinds/kinds.ts";
import { importWords } from "../words.ts";

/** The table that was shown is read whole and compared with what is there; nothing is done yet. */
export const beginImporting = defineUseCase({
  name: "import.begin",
  needs: "table.import",
  // Reading takes longer than a transaction may; what is begun is one row, and begun once.
  changes: false,
  input: z.object({ file: z.uuid(), sheet: z.coerce.number().int().min(0).max(1_000) }),
  async run(turn, { file, sheet: at }) {
    const words = importWords(turn.locale);
    const { name, hash, sheets } = await whatIsSaid(turn, file);
    const sheet = sheets.find((one) => one.at === at);
    const kind = sheet && importKinds.get(sheet.guess.kind.name);
    if (!sheet || !kind) throw new Refusal(refuse(words.notYet));
    const whoElse = whoElseTakes(turn, sheet.guess.kind);
    if (whoElse !== undefined) throw new Refusal(refuse(whoElse));
    if (sheet.guess.missing.length > 0) throw new Refusal(refuse(words.columns));
    const most = mostRows(kind);
    if (sheet.survey.count > most)
      throw new Refusal(refuse(words.tooLong(sheet.guess.kind.label[turn.locale], most)));
    if (openQuestions(sheet.survey, sheet.reading).length > 0) throw new Refusal(refuse(words.askedFirst));
    await beginTable(turn, { id: file, name, hash }, sheet);
    const begun = words.reading(name);
    return showCard(card(turn.locale, words.list, [text(begun)], { summary: begun }), {
      replace: turn.kind !== "command",
    });
  },
});
