import { z } from "zod";
import { text as paragraph } from "../../chat/card.ts";
import { draftOf } from "../../chat/drafts.ts";
import type { Question } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import type { Standing } from "../../pipelines/gates/gate-kind.ts";
import { type Criterion, kindOf } from "../../pipelines/gates/gate-kinds.ts";
import { type Assessment, criteriaOf, stageIndex, stageOf } from "../../pipelines/pipeline.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { loadAnswers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { assessedNow, dueAssessment } from "../facts/due-assessment.ts";
import { editedColumns } from "../facts/edits.ts";
import { gateFacts, gateSettings } from "../facts/gate-facts.ts";
import { isClosed } from "../facts/goes-on.ts";
import { joined, type Piece } from "../moves/advance-evidence.ts";
import { fillDealForm } from "../moves/deal-form.ts";
import { loadOffers } from "../moves/load-offers.ts";
import { standingQuestions } from "../moves/standing-questions.ts";
import { whoCanHelp } from "../moves/who-can-help.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { readDealAndRest } from "../naming/deal-and-rest.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { comparisonCard, mostCompared } from "./comparison-card.ts";
import { loadAssessments } from "./load-assessments.ts";
import { assessingWords } from "./words.ts";

/** `/deal assess ACME`, 评估 华信 第三次: all of an assessment's criteria with what was answered before, kept as one. */
export const assessDeal = defineUseCase({
  name: "deal.assess",
  command: {
    group: "deal",
    en: ["assess", "assessment"],
    zh: ["评估"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  draftAbout: ({ id }) => id,
  input: dealNamed
    .extend({ line: z.string().max(300).optional(), assessment: z.string().max(120).optional() })
    .catchall(z.unknown()),
  async run(turn, values) {
    const words = assessingWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const named = line ? line.rest.trim() : values.assessment;
    const again = { action: "deal.assess", values: optional({ assessment: named }) };
    const deal = await theDeal(turn, line ?? { id: values.id, deal: values.deal }, again);
    if (isClosed(turn.pipelines, deal))
      return refuse(words.alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const { assessments } = turn.pipelines.of(deal);
    if (assessments.length === 0) return refuse(words.none(turn.pipelines.of(deal).name[turn.locale]));
    const answers = await loadAnswers(turn, deal.id);
    const assessment = named
      ? assessmentNamed(assessments, named)
      : (dueAssessment(turn, deal, answers) ?? nearest(turn, deal));
    if (!assessment)
      return refuse(
        words.noSuch(
          named ?? "",
          assessments.map(({ name }) => name[turn.locale]),
        ),
      );
    const criteria = askedIn(turn, deal, assessment);
    const offers = await loadOffers(turn, deal, criteria);
    const standing = (columns: object, said: object): Standing => ({
      facts: gateFacts(
        turn.pipelines.of(deal),
        { ...deal, ...columns },
        { ...answers, ...said },
        stageOf(turn.pipelines.of(deal), deal.stage),
      ),
      settings: gateSettings(turn),
      locale: turn.locale,
      offers,
    });
    const plan = {
      action: "deal.assess",
      title: words.title(assessment.name[turn.locale], deal.customer.name),
      submit: words.submit,
      hidden: { id: deal.id, assessment: assessment.code },
      intro: whoCanHelp(
        turn,
        criteria.filter(({ key }) => !answers[key]),
        offers,
      ).map((help) => paragraph(help)),
      questions: {
        ...standingQuestions(turn, deal, criteria, standing({}, {}), answers),
        evidence: {
          type: "paragraph",
          label: words.evidence,
          required: false,
          maxLength: 1000,
          read: (text) => ({ ok: true, value: { note: text } }),
        },
      } satisfies Record<string, Question<Piece>>,
    };
    const filled = fillDealForm(turn, deal, plan, values, await draftOf(turn, "deal.assess", deal.id));
    if (!filled.ok) return filled.reply;
    const said = joined(filled.said);
    const then = standing(said.columns, said.answers);
    const now = await changeDeal(turn, {
      deal,
      kind: "assess",
      columns: editedColumns(deal, said.columns),
      answers: { ...said.answers, ...assessedNow(assessment.code, turn.now) },
      remark: said.note,
      assessment: {
        code: assessment.code,
        held: criteria
          .filter((one) => kindOf(one).holds(one, then.facts, then.settings))
          .map(({ key }) => key),
        columns: columnsIn(criteria, then),
      },
    });
    const assessed = await loadAssessments(turn, deal.id, mostCompared);
    const banner = words.saved(assessment.name[turn.locale]);
    return showCard(comparisonCard(turn, now, assessed, banner), { replace: true });
  },
});

/** `/deal assessments ACME`: what was answered each time, side by side. */
export const compareAssessments = defineUseCase({
  name: "deal.assessments",
  command: {
    group: "deal",
    en: ["assessments"],
    zh: ["评估对比"],
    fromLine: (_words, rest) => ({ deal: rest }),
  },
  needs: "deal.see",
  changes: false,
  input: dealNamed,
  async run(turn, values) {
    const deal = await theDeal(turn, values, { action: "deal.assessments" });
    const assessed = await loadAssessments(turn, deal.id, mostCompared);
    return assessed.length === 0
      ? refuse(assessingWords(turn.locale).notYet(deal.customer.name, deal.number))
      : showCard(comparisonCard(turn, deal, assessed));
  },
});

/** "third", 第三次, 3 */
function assessmentNamed(assessments: readonly Assessment[], typed: string): Assessment | undefined {
  const word = foldForReading(typed);
  const number = /^\d$/.test(word) ? Number(word) : undefined;
  return assessments.find(
    ({ code, name }, at) =>
      code === word ||
      at + 1 === number ||
      Object.values(name).some((one) => foldForReading(one).startsWith(word)),
  );
}

/** The next one ahead of the deal, or else the last. */
function nearest(turn: Turn, deal: Deal): Assessment | undefined {
  const pipeline = turn.pipelines.of(deal);
  const here = stageIndex(pipeline, deal.stage);
  return (
    pipeline.assessments.find(({ stage }) => stageIndex(pipeline, stage) >= here) ??
    pipeline.assessments.at(-1)
  );
}

/** In its order. An approval is a colleague's to give, not an answer. */
function askedIn(turn: Turn, deal: Deal, { criteria }: Assessment): Criterion[] {
  const all = criteriaOf(turn.pipelines.of(deal));
  return criteria.flatMap((key) => all.find((one) => one.key === key && one.kind !== "approval") ?? []);
}

/** What stood in the deal's columns, by the criteria that ask for them. */
function columnsIn(criteria: readonly Criterion[], standing: Standing): Record<string, string> {
  const { facts } = standing;
  const texts = {
    source: facts.source ?? "",
    likelihood: `${facts.likelihood}%`,
    closeDate: facts.closeDate.toString(),
    amount: "",
  };
  return Object.fromEntries(
    criteria.flatMap((criterion) => {
      const asked = kindOf(criterion).asks(criterion, standing);
      return "column" in asked ? [[criterion.key, texts[asked.column]]] : [];
    }),
  );
}
