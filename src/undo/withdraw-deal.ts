import { z } from "zod";
import { text as paragraph } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { reasonQuestion } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { leadersOf } from "../company/managers.ts";
import { may } from "../company/permissions.ts";
import { dealName } from "../deals/card/deal-card.ts";
import { showChangedDeal } from "../deals/card/show-changed-deal.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { dealNamed } from "../deals/facts/deal-values.ts";
import { optional, theDeal } from "../deals/naming/ask-which.ts";
import { readDealAndRest } from "../deals/naming/deal-and-rest.ts";
import { changeDeal } from "../deals/writing/write-deals.ts";
import { formatList } from "../text/count.ts";
import { withdrawn } from "./take-back.ts";
import { undoWords } from "./words.ts";

/** What a button can carry to the form, whatever the characters. */
const longestInButton = 300;

/** `/deal withdraw ACME twice`: a manager takes back that a deal was logged, however long ago. What closed weeks told stays. */
export const withdrawDeal = defineUseCase({
  name: "deal.withdraw",
  command: {
    group: "deal",
    en: ["withdraw", "delete", "remove"],
    zh: ["作废", "删除"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input: dealNamed.extend({
    line: z.string().max(1200).optional(),
    reason: z.string().trim().max(1000).default(""),
  }),
  async run(turn, values) {
    const words = undoWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const reason = line?.rest ?? values.reason;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.withdraw",
      values: optional({ reason }),
      tooLong: reason.length > longestInButton,
    });
    if (!may(turn.member, "deal.correct")) {
      const leaders = await leadersOf(turn.db, turn.workspace.id, deal.owner.teamId);
      return refuse(words.askToWithdraw(deal.number, formatList(leaders, turn.locale)));
    }
    if (deal.outcome !== null)
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const filled = fillForm(turn, withdrawForm(turn, deal), { reason });
    if (!filled.ok) return filled.reply;
    const logging = await turn.db.event.findFirst({
      where: { workspaceId: turn.workspace.id, subjectId: deal.id, kind: "new" },
      select: { id: true },
    });
    const now = await changeDeal(turn, {
      ...{ deal, kind: "undo", columns: withdrawn(turn) },
      ...{ undoes: logging ? String(logging.id) : undefined, remark: filled.said.reason },
    });
    return showChangedDeal(turn, now, { banner: words.withdrew(dealName(deal)) });
  },
});

const withdrawForm = ({ locale }: Turn, deal: Deal) =>
  ({
    action: "deal.withdraw",
    title: undoWords(locale).withdrawTitle(deal.number),
    submit: undoWords(locale).withdrawSubmit,
    hidden: { id: deal.id },
    intro: [paragraph(undoWords(locale).withdrawIntro(dealName(deal)))],
    questions: {
      reason: reasonQuestion(undoWords(locale).reason, undoWords(locale).needReason),
    },
  }) as const;
