/** A deal on its way through the gate: moved on, or asked for what is missing. */
import { draftOf } from "../../chat/drafts.ts";
import type { Reply } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import { askedOf, isPending } from "../../pipelines/gates/approval/approval.ts";
import { noOffers, type Offers, type Standing } from "../../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { contractSigned, firstPayment } from "../../pipelines/known-criteria.ts";
import { isWin, type Stage } from "../../pipelines/pipeline.ts";
import { type GateResult, gate } from "../../pipelines/stage-gate.ts";
import { loadAnswered } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { editedColumns } from "../facts/edits.ts";
import { gateFacts, gateSettings } from "../facts/gate-facts.ts";
import { changeDeal } from "../writing/write-deals.ts";
import { type Evidence, joined, noEvidence } from "./advance-evidence.ts";
import { type AdvancePlan, advanceForm } from "./advance-form.ts";
import { askApprovals, askedAnew } from "./ask-approval.ts";
import { whyNot } from "./criterion-question.ts";
import { fillDealForm } from "./deal-form.ts";
import { loadOffers } from "./load-offers.ts";
import { advance, recordContract } from "./moves.ts";
import { wants, winQuestions, wrongWin } from "./win-questions.ts";
import { moveWords } from "./words.ts";

export type Passed =
  | Readonly<{ ok: true; now: Deal; banner: string }>
  /** The form that asks for what is missing. */
  | Readonly<{ ok: false; reply: Reply }>;

/**
 * Through the gate, or the form that asks for what is missing; a win asks for its days and the final amount as well.
 * @param asker the use case that receives the form, where that is another one, and what it carries
 */
export async function passGate(
  turn: Turn,
  deal: Deal,
  to: Stage,
  values: Readonly<Record<string, unknown>>,
  asker?: Readonly<{ action: string; hidden: Readonly<Record<string, string>> }>,
): Promise<Passed> {
  const pipeline = turn.pipelines.of(deal);
  const answered = await loadAnswered(turn, deal.id);
  const standing = (said: Evidence, offers: Offers): Standing => ({
    facts: gateFacts(pipeline, { ...deal, ...said.columns }, { ...answered.answers, ...said.answers }, to),
    settings: gateSettings(turn),
    locale: turn.locale,
    offers,
  });
  const weigh = ({ facts, settings }: Standing) =>
    gate(pipeline, deal.stage, to.code, facts, settings, answered.excepted);
  const before = weigh(standing(noEvidence, noOffers));
  const wins = deal.outcome === null && isWin(pipeline, to);
  if (before.missing.length === 0 && !wins) return move(turn, deal, to, before, noEvidence);

  const offers = await loadOffers(turn, deal, before.missing);
  const check: AdvancePlan["check"] = (said) => {
    const then = standing(joined(said), offers);
    return {
      ...wrongWin(turn, joined(said)),
      ...stillMissing(turn, deal, weigh(then), then, saysSomething(joined(said))),
    };
  };
  const draft = asker ? undefined : await draftOf(turn, "deal.advance", deal.id);
  const paid = { ...draft, ...values }[firstPayment] === "yes";
  const further = wins ? winQuestions(turn, deal, before, paid) : {};
  const plan = advanceForm(
    turn,
    deal,
    to,
    { gate: before, standing: standing(noEvidence, offers), answered },
    further,
  );
  const { action, hidden } = asker ?? plan;
  const asked = { ...plan, check, action, hidden: { ...plan.hidden, ...hidden } };
  const filled = fillDealForm(turn, deal, asked, values, draft);
  if (!filled.ok) return filled;
  const submitted = joined(filled.said);
  const evidence = { ...submitted, answers: askedAnew(before.missing, submitted.answers) };
  const after = weigh(standing(evidence, offers));
  if (after.missing.length === 0) return move(turn, deal, to, after, evidence);
  return after.missing.some(({ kind }) => kind === "approval")
    ? awaitApproval(turn, deal, evidence)
    : awaitPayment(turn, deal, evidence);
}

const saysSomething = ({ answers, columns }: Evidence): boolean =>
  Object.keys(answers).length > 0 || Object.keys(columns).length > 0;

/**
 * The errors, by field. A contract may be recorded before the money is in, so payment isn't required with it; and what
 * was said is kept while somebody has yet to approve.
 */
function stillMissing(turn: Turn, deal: Deal, gate: GateResult, standing: Standing, saysMore: boolean) {
  const wantsContract = deal.signedAt === null && wants(gate, contractSigned);
  const { answers } = standing.facts;
  const waits = (criterion: Criterion) =>
    criterion.kind === "approval" &&
    saysMore &&
    isPending(criterion.key, { ...answers, [criterion.key]: "" }) &&
    whoIsAsked(criterion, standing);
  const asked = gate.missing.filter(
    (criterion) => !waits(criterion) && (criterion.key !== firstPayment || !wantsContract),
  );
  return Object.fromEntries(asked.map((criterion) => whyNot(turn, criterion, standing)));
}

/** Still one who may approve. */
const whoIsAsked = ({ key }: Criterion, { facts, offers }: Standing): boolean =>
  offers.approvers.some(({ id }) => id === facts.answers[askedOf(key)]);

async function move(
  turn: Turn,
  deal: Deal,
  to: Stage,
  result: GateResult,
  evidence: Evidence,
): Promise<Passed> {
  const now = await advance(turn, deal, to, result, evidence);
  return { ok: true, now, banner: moveWords(turn.locale).movedTo(to.name[turn.locale]) };
}

async function awaitPayment(turn: Turn, deal: Deal, evidence: Evidence): Promise<Passed> {
  const now = await recordContract(turn, deal, evidence);
  return { ok: true, now, banner: moveWords(turn.locale).signedAwaiting };
}

/** The deal stays where it is, with all that was said but the signature: that is recorded with the move. */
async function awaitApproval(turn: Turn, deal: Deal, evidence: Evidence): Promise<Passed> {
  const words = moveWords(turn.locale);
  const answers = Object.fromEntries(
    Object.entries(evidence.answers).filter(([key]) => key !== contractSigned && key !== firstPayment),
  );
  const columns = editedColumns(deal, evidence.columns);
  const now = await changeDeal(turn, { deal, kind: "ask", columns, answers, remark: evidence.note });
  const { asked, unreached } = await askApprovals(turn, now, answers, evidence.note);
  const banner = asked.length > 0 ? words.askedThem(asked) : words.savedWaiting;
  return { ok: true, now, banner: unreached.length > 0 ? `${banner} ${words.unreached(unreached)}` : banner };
}
