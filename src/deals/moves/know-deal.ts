import { z } from "zod";
import { facts, text as paragraph } from "../../chat/card.ts";
import { draftOf } from "../../chat/drafts.ts";
import { refuse } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import type { GateResult } from "../../pipelines/stage-gate.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { loadAnswered } from "../facts/answers.ts";
import { differences } from "../facts/deal-columns.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { editedColumns } from "../facts/edits.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { gateSettings } from "../facts/gate-facts.ts";
import { isClosed } from "../facts/goes-on.ts";
import { theDeal } from "../naming/ask-which.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { joined } from "./advance-evidence.ts";
import { askApprovals, askedAnew } from "./ask-approval.ts";
import { criterionQuestions } from "./criterion-question.ts";
import { fillDealForm } from "./deal-form.ts";
import { loadOffers } from "./load-offers.ts";
import { whoCanHelp } from "./who-can-help.ts";
import { moveWords } from "./words.ts";

/** The button "Discovery 2/6" on a deal: asks for what one should know before the next stage, and moves nothing. */
export const knowDeal = defineUseCase({
  name: "deal.know",
  needs: "deal.change",
  changes: true,
  draftAbout: ({ id }) => id,
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
    const answered = await loadAnswered(turn, deal.id);
    const ahead = gateAhead(turn, deal, answered.answers);
    if (ahead.unmet.length === 0) return showChangedDeal(turn, deal, { banner: words.allKnown });
    const unmet = apart.flatMap((as) => ahead.unmet.filter((criterion) => criterion.as === as));
    const offers = await loadOffers(turn, deal, unmet);
    const standing = { facts: ahead.facts, settings: gateSettings(turn), locale: turn.locale, offers };
    const asked = unmet.flatMap((criterion) =>
      criterionQuestions(turn, deal, criterion, standing).map(
        // One at a time is how they are learned.
        ([name, question]) =>
          [
            name,
            {
              ...question,
              required: false,
              hint: question.hint ?? (criterion.as && words.asks[criterion.as]),
            },
          ] as const,
      ),
    );
    const plan = {
      action: "deal.know",
      title: words.knowTitle(deal.customer.name),
      hidden: { id: deal.id },
      intro: [
        facts(...countsApart(turn, ahead)),
        ...whoCanHelp(turn, unmet, offers).map((line) => paragraph(line)),
      ],
      questions: Object.fromEntries(asked),
    };
    const draft = await draftOf(turn, "deal.know", deal.id);
    const filled = fillDealForm(turn, deal, plan, values, draft);
    if (!filled.ok) return filled.reply;
    const { answers: said, columns } = joined(filled.said);
    const answers = askedAnew(unmet, said);
    const edited = editedColumns(deal, columns);
    if (Object.keys({ ...answers, ...differences(deal, edited) }).length === 0)
      return showChangedDeal(turn, deal, { banner: words.nothingSaid });
    const now = await changeDeal(turn, { deal, kind: "edit", columns: edited, answers });
    await askApprovals(turn, now, answers, "");
    return showChangedDeal(turn, now, { banner: words.nowKnown, undo: true });
  },
});

/** What holds or not, what to ask the customer, what to do: each by itself. */
const apart = [undefined, "question", "work"] as const;

function countsApart({ locale }: Turn, { held, unmet }: Pick<GateResult, "held" | "unmet">) {
  return apart.map((as) => {
    const known = held.filter((criterion) => !criterion.must && criterion.as === as).length;
    const of = known + unmet.filter((criterion) => criterion.as === as).length;
    return [moveWords(locale).groups(as), of === 0 ? undefined : `${known}/${of}`] as const;
  });
}
