import { z } from "zod";
import { button, card, table, text } from "../../chat/card.ts";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { loadPeople } from "../../company/people-known.ts";
import { fromTimestamp } from "../../database/columns.ts";
import { formatDate } from "../../text/format/date.ts";
import { listImports as latest, tableOf } from "../import.ts";
import { importWords } from "../words.ts";

const shown = 10;

/** `/funnel imports`, 导入记录: what was imported by the speaker, or, for admins, by anybody; each can be opened and taken back. */
export const listImports = defineUseCase({
  name: "import.list",
  command: {
    group: "funnel",
    en: ["imports", "import"],
    zh: ["导入记录", "导入"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "table.import",
  changes: false,
  input: z.object({}),
  async run(turn) {
    const words = importWords(turn.locale);
    const { db, workspace, member, locale, today } = turn;
    const owner = member.role === "admin" ? undefined : member.id;
    const all = await latest(db, workspace.id, { owner, limit: shown });
    if (all.length === 0)
      return showCard(card(locale, words.list, [text(words.listEmpty)], { summary: words.listEmpty }));
    const names = new Map((await loadPeople(db, workspace.id)).map(({ id, name }) => [id, name]));
    const rows = all.map((one) => {
      const on = dayOf(workspace, fromTimestamp(one.createdAt));
      const state = words.stateNames[one.state];
      const about = words.byWhom(state, names.get(one.memberId) ?? "–", formatDate(on, locale, today));
      return {
        cells: [tableOf(one), about],
        button: button(words.show, "import.show", { id: one.id }),
      };
    });
    return showCard(card(locale, words.list, [table(["", ""], rows)], { summary: words.list }));
  },
});
