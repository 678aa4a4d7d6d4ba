import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { loadAnswers } from "../facts/answers.ts";
import { differences } from "../facts/deal-columns.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { editedColumns } from "../facts/edits.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { gateSettings } from "../facts/gate-facts.ts";
import { isClosed } from "../facts/goes-on.ts";
import { theDeal } from "../naming/ask-which.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { joined } from "./advance-evidence.ts";
import { criterionQuestion } from "./criterion-question.ts";
import { moveWords } from "./words.ts";

/** The button "Discovery 2/6" on a deal: asks for what one should know before the next stage, and moves nothing. */
export const knowDeal = defineUseCase({
  name: "deal.know",
  needs: "deal.change",
  changes: true,
  input: dealNamed.catchall(z.unknown()),
  async run(turn, values) {
    const words = moveWords(turn.locale);
    const deal = await theDeal(
      turn,
      { id: values.id, deal: values.deal },
      { action: "deal.know", values: {} },
    );
    if (isClosed(turn.pipelines, deal))
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const { facts, unmet } = gateAhead(turn, deal, await loadAnswers(turn, deal.id));
    if (unmet.length === 0) return showChangedDeal(turn, deal, { banner: words.allKnown });
    const standing = { facts, settings: gateSettings(turn), locale: turn.locale };
    const asked = unmet.map((criterion) => {
      const [name, question] = criterionQuestion(turn, deal, criterion, standing);
      // One at a time is how they are learned.
      return [name, { ...question, required: false }] as const;
    });
    const plan = {
      action: "deal.know",
      title: words.knowTitle(deal.customer.name),
      hidden: { id: deal.id },
      questions: Object.fromEntries(asked),
    };
    const filled = fillForm(turn, plan, values);
    if (!filled.ok) return filled.reply;
    const { answers, columns } = joined(filled.said);
    const edited = editedColumns(deal, columns);
    if (Object.keys({ ...answers, ...differences(deal, edited) }).length === 0)
      return showChangedDeal(turn, deal, { banner: words.nothingSaid });
    const now = await changeDeal(turn, { deal, kind: "edit", columns: edited, answers });
    return showChangedDeal(turn, now, { banner: words.nowKnown, undo: true });
  },
});
