import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { text as paragraph } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { chosenIn, joinChosen } from "../../chat/form.ts";
import { choicesOf, type Read, reasonQuestion, wrong } from "../../chat/question.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { approversOf } from "../../company/managers.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { neverExcepted } from "../../pipelines/known-criteria.ts";
import { type Stage, stageIndex } from "../../pipelines/pipeline.ts";
import { gate } from "../../pipelines/stage-gate.ts";
import { formatList } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import { dealName } from "../card/deal-card.ts";
import { showChangedDeal } from "../card/show-changed-deal.ts";
import { loadAnswered } from "../facts/answers.ts";
import { criteriaNamed } from "../facts/criteria-named.ts";
import type { Deal } from "../facts/deal.ts";
import { dealNamed } from "../facts/deal-values.ts";
import { gateFacts, gateSettings } from "../facts/gate-facts.ts";
import { factWords } from "../facts/words.ts";
import { dayQuestion } from "../fields/deal-questions.ts";
import { readDate } from "../fields/field-values.ts";
import { optional, theDeal } from "../naming/ask-which.ts";
import { readDealAndRest } from "../naming/deal-and-rest.ts";
import { askManagers } from "./ask-managers.ts";
import { exceptionList } from "./exception-list.ts";
import { askForException, undecidedOf } from "./exception-rows.ts";
import { exceptionWords } from "./words.ts";

/** Days: as long as one usually needs, and as long as anything can be left open. */
const usual = 14;
const longest = 90;

const longestInButton = 300;

const input = dealNamed.extend({
  line: z.string().max(1200).optional(),
  stage: z.string().max(80).optional(),
  criteria: z.string().max(2000).optional(),
  reason: z.string().trim().max(1000).default(""),
  until: z.string().max(40).optional(),
});

/** `/deal exceptions`: those that hold, those that wait, and how often there were any. */
export const listExceptions = defineUseCase({
  name: "deal.exceptions",
  command: {
    group: "deal",
    en: ["exceptions"],
    zh: ["特批列表", "特批记录"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({}),
  run: async (turn) => showCard(await exceptionList(turn)),
});

/** `/deal exception ACME the decision maker is abroad`: asks the manager to let it pass; `/deal exception` lists them. */
export const askException = defineUseCase({
  name: "deal.exception",
  command: {
    group: "deal",
    en: ["exception", "waive"],
    zh: ["特批"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    if (values.line?.trim() === "") return showCard(await exceptionList(turn));
    const words = exceptionWords(turn.locale);
    const line = values.line === undefined ? undefined : await readDealAndRest(turn, values.line);
    const reason = line?.rest ?? values.reason;
    const deal = await theDeal(turn, line ?? values, {
      action: "deal.exception",
      values: optional({ reason, stage: values.stage }),
      tooLong: reason.length > longestInButton,
    });
    if (deal.outcome !== null)
      return refuse(factWords(turn.locale).alreadyClosed(deal.customer.name, deal.number, deal.outcome));
    const to = stageAhead(turn, deal, values.stage);
    const missing = to ? await missingFor(turn, deal, to) : [];
    if (!to || missing.length === 0) return refuse(words.nothingMissing(dealName(deal), deal.number));
    const asked = new Set((await undecidedOf(turn, deal.id)).flatMap(({ criteria }) => criteria));
    const skippable = missing.filter(({ key }) => !neverExcepted.includes(key));
    if (skippable.length === 0)
      return refuse(
        words.notSkippable(
          formatList(
            criteriaNamed(
              turn,
              deal,
              missing.map(({ key }) => key),
            ),
            turn.locale,
          ),
        ),
      );
    const open = skippable.filter(({ key }) => !asked.has(key));
    if (open.length === 0) return refuse(words.allAsked(dealName(deal)));
    const approvers = await approversOf(turn.db, turn.workspace.id, deal.teamId, turn.member.id, turn.today);
    if (approvers.length === 0) return refuse(words.nobodyAbove);
    const filled = fillForm(turn, form(turn, deal, to, open), { ...values, reason });
    if (!filled.ok) return filled.reply;
    const wish = { ...filled.said, dealId: deal.id, stage: to.code };
    return ask(turn, deal, wish, approvers);
  },
});

function stageAhead(turn: Turn, deal: Deal, code: string | undefined): Stage | undefined {
  const { stages } = turn.pipelines.of(deal);
  const ahead = stages.slice(stageIndex(turn.pipelines.of(deal), deal.stage) + 1);
  return ahead.find((stage) => stage.code === code) ?? ahead[0];
}

async function missingFor(turn: Turn, deal: Deal, to: Stage): Promise<readonly Criterion[]> {
  const pipeline = turn.pipelines.of(deal);
  const { answers, excepted } = await loadAnswered(turn, deal.id);
  const facts = gateFacts(pipeline, deal, answers, to);
  return gate(pipeline, deal.stage, to.code, facts, gateSettings(turn), excepted).missing;
}

function form(turn: Turn, deal: Deal, to: Stage, open: readonly Criterion[]) {
  const { locale } = turn;
  const words = exceptionWords(locale);
  const options = open.map(({ key, name }) => ({ value: key, label: name[locale] }));
  const choices = choicesOf(options, words.needSome);
  return {
    action: "deal.exception",
    title: words.askTitle(deal.customer.name),
    submit: words.askSubmit,
    hidden: { id: deal.id, stage: to.code },
    intro: [paragraph(words.askIntro(to.name[locale]))],
    questions: {
      criteria: {
        ...choices,
        ...{ label: words.forWhat, required: true, now: joinChosen(open.map(({ key }) => key)) },
        read: (text: string) => (chosenIn(text).length === 0 ? wrong(words.needSome) : choices.read(text)),
      },
      reason: { ...reasonQuestion(words.why, words.needReason), placeholder: words.whyHint },
      until: {
        ...dayQuestion(turn, "future"),
        ...{
          label: words.until,
          hint: words.untilHint(longest),
          now: turn.today.add({ days: usual }).toString(),
        },
        read: (text: string) => readUntil(turn, text),
      },
    },
  };
}

function readUntil(turn: Turn, text: string): Read<Temporal.PlainDate> {
  const words = exceptionWords(turn.locale);
  const read = readDate(turn, text);
  if (!read.ok) return read;
  const last = turn.today.add({ days: longest });
  if (Temporal.PlainDate.compare(read.value, last) > 0)
    return wrong(words.tooLate(formatDate(last, turn.locale, turn.today)));
  return Temporal.PlainDate.compare(read.value, turn.today) < 0 ? wrong(words.isPast) : read;
}

async function ask(
  turn: Turn,
  deal: Deal,
  wish: Parameters<typeof askForException>[1],
  approvers: Awaited<ReturnType<typeof approversOf>>,
): Promise<Reply> {
  const id = await askForException(turn, wish);
  await askManagers(turn, deal, { ...wish, id, askedBy: turn.member.name }, approvers);
  const criteria = formatList(criteriaNamed(turn, deal, wish.criteria), turn.locale);
  const who = formatList(
    approvers.map(({ name }) => name),
    turn.locale,
  );
  return showChangedDeal(turn, deal, { banner: exceptionWords(turn.locale).asked(who, criteria) });
}
