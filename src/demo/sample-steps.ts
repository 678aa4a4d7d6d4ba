/** What was done to a sample deal after it was logged, deed by deed. Pure. */
import { Temporal } from "temporal-polyfill";
import type { ForecastWeek } from "../calendar/forecast-week.ts";
import type { Answers } from "../deals/facts/answers.ts";
import { categoryFor } from "../deals/facts/category-for.ts";
import type { DealColumns } from "../deals/facts/deal-columns.ts";
import type { DealKind } from "../deals/facts/deal-events.ts";
import { contractSigned, firstPayment } from "../pipelines/known-criteria.ts";
import { type Pipeline, stageOf } from "../pipelines/pipeline.ts";
import type { SampleDeal } from "./sample-deals.ts";
import { sampleZone } from "./sample-names.ts";

export type SampleStep = Readonly<{ at: Temporal.Instant }> &
  (
    | Readonly<{ kind: "note"; text: string }>
    | Readonly<{
        kind: Exclude<DealKind, "note" | "file">;
        columns: Partial<DealColumns>;
        answers?: Answers;
        nextStep?: string | null;
      }>
  );

/** How it was logged: some amounts and dates were others then, so that the digest has something to tell. */
export function asLogged(pipeline: Pipeline, deal: SampleDeal, index: number) {
  const { likelihood } = stageOf(pipeline, deal.moves[0]!.to);
  const open = deal.outcome === null;
  return {
    amountMinor: open && index % 9 === 0 ? deal.amountMinor + 3_000_000n : deal.amountMinor,
    closeDate:
      open && !deal.signed && index % 7 === 0 ? deal.closeDate.subtract({ days: 20 }) : deal.closeDate,
    likelihood,
    category: categoryFor(likelihood),
  };
}

export function stepsOf(
  pipeline: Pipeline,
  deal: SampleDeal,
  index: number,
  { now, lastWeek }: Readonly<{ now: Temporal.Instant; lastWeek: ForecastWeek }>,
): SampleStep[] {
  const steps = deal.moves.slice(1).map(
    (move): SampleStep => ({
      kind: move.kind,
      at: move.at,
      columns: moved(pipeline, deal, move),
      answers: shown[move.kind],
    }),
  );
  const last = deal.moves.at(-1)!.at;
  if (deal.outcome === null) {
    const settled = between(last, now, 0.1);
    steps.push({
      kind: deal.signed ? "sign" : "edit",
      at: settled,
      columns: {
        likelihood: deal.likelihood,
        category: deal.category,
        ...(deal.signed
          ? { signedAt: settled.toString(), signedOn: dayOf(settled), moneyOn: deal.closeDate.toString() }
          : {}),
      },
      answers: deal.signed ? { [contractSigned]: "yes" } : {},
      nextStep: deal.nextStep,
    });
    const logged = asLogged(pipeline, deal, index);
    if (logged.amountMinor !== deal.amountMinor || !logged.closeDate.equals(deal.closeDate)) {
      steps.push({
        kind: "edit",
        at: whenChanged(settled, index, { now, lastWeek }),
        columns: {
          amountMinor: String(deal.amountMinor),
          lines: [{ product: deal.product, amountMinor: String(deal.amountMinor) }],
          closeDate: deal.closeDate.toString(),
          slips: logged.closeDate.equals(deal.closeDate) ? 0 : Math.max(1, deal.slips),
        },
      });
    }
  }
  if (deal.note) {
    const { at, text } = deal.note;
    const born = deal.moves[0]!.at;
    // Nobody writes on a deal that is not there yet.
    const since = Temporal.Instant.compare(at, born) > 0 ? at : between(born, now, 0.5);
    steps.push({ kind: "note", text, at: since });
  }
  return steps.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** Half of them in the last week and half since, so that either's digest tells of pushed and cut deals. */
function whenChanged(
  settled: Temporal.Instant,
  index: number,
  { now, lastWeek: { opensAt, closesAt } }: Readonly<{ now: Temporal.Instant; lastWeek: ForecastWeek }>,
): Temporal.Instant {
  const after = (from: Temporal.Instant) => (Temporal.Instant.compare(settled, from) > 0 ? settled : from);
  const inTime = Temporal.Instant.compare(settled, closesAt) < 0;
  return index % 2 === 1 && inTime
    ? between(after(opensAt), closesAt, 0.5)
    : between(after(closesAt), now, 0.5);
}

function moved(
  pipeline: Pipeline,
  deal: SampleDeal,
  { kind, to, at }: SampleDeal["moves"][number],
): Partial<DealColumns> {
  const instant = at.toString();
  if (kind === "lose")
    return {
      outcome: "lost",
      closedAt: instant,
      lostReason: deal.lostReason,
      likelihood: 0,
      category: "omitted",
    };
  const { likelihood } = stageOf(pipeline, to);
  const day = dayOf(at);
  const won: Partial<DealColumns> = {
    outcome: "won",
    closedAt: instant,
    signedAt: instant,
    signedOn: day,
    moneyOn: day,
    wonOn: day,
    wonReason: deal.wonReason,
  };
  return {
    stage: to,
    stageEnteredAt: instant,
    likelihood,
    category: categoryFor(likelihood),
    ...(kind === "win" ? won : {}),
  };
}

/** What was shown on the way through the gates. */
const shown: Readonly<Partial<Record<SampleDeal["moves"][number]["kind"], Answers>>> = {
  advance: { intent: "yes", "ability-to-pay": "yes" },
  win: { [contractSigned]: "yes", [firstPayment]: "yes" },
};

const dayOf = (at: Temporal.Instant): string => at.toZonedDateTimeISO(sampleZone).toPlainDate().toString();

const between = (from: Temporal.Instant, until: Temporal.Instant, share: number): Temporal.Instant =>
  from.add({ minutes: Math.floor(from.until(until).total("minutes") * share) });
