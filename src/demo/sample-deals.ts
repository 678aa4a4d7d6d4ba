/** Makes the sample company's deals and their histories. Pure: the same day and seed give the same company. */
import type { Temporal } from "temporal-polyfill";
import { categoryFor } from "../deals/facts/category-for.ts";
import { type Category, sources } from "../deals/facts/deal.ts";
import { leastSigned } from "../deals/moves/moves.ts";
import { otherReason } from "../pipelines/find-reason.ts";
import type { Pipeline } from "../pipelines/pipeline.ts";
import { type PersonKey, type SamplePerson, samplePeople } from "./sample-names.ts";
import type { DemoWords } from "./words.ts";

export type SampleMove = Readonly<{
  kind: "new" | "advance" | "win" | "lose";
  from: string | null;
  to: string;
  at: Temporal.Instant;
  reason?: string;
}>;

export type SampleDeal = Readonly<{
  owner: PersonKey;
  customer: string;
  product: string;
  amountMinor: bigint;
  closeDate: Temporal.PlainDate;
  likelihood: number;
  category: Category;
  source: string;
  slips: number;
  stage: string;
  outcome: "won" | "lost" | null;
  lostReason: string | null;
  wonReason: string | null;
  signed: boolean;
  nextStep: string | null;
  moves: readonly SampleMove[];
  note: { text: string; at: Temporal.Instant } | undefined;
}>;

/** A small generator of repeatable numbers (mulberry32): the demo must look the same on every machine. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Rolls = {
  next: () => number;
  pick: <T>(from: readonly T[]) => T;
  between: (low: number, high: number) => number;
};

const rolls = (seed: number): Rolls => {
  const next = numbers(seed);
  return {
    next,
    pick: (from) => from[Math.floor(next() * from.length)]!,
    between: (low, high) => Math.floor(low + next() * (high - low + 1)),
  };
};

/**
 * @param pipeline as it is shipped: its second stage to its last
 * @param perRep open and closed deals of each rep together
 */
export function sampleDeals(
  pipeline: Pipeline,
  now: Temporal.Instant,
  words: DemoWords,
  perRep = 14,
  seed = 20,
): SampleDeal[] {
  const roll = rolls(seed);
  const reps = samplePeople.filter(({ role }) => role === "rep");
  return reps.flatMap((rep) =>
    Array.from({ length: perRep }, (_, index) => sampleDeal(pipeline, now, words, rep, index, roll)),
  );
}

function sampleDeal(
  pipeline: Pipeline,
  now: Temporal.Instant,
  words: DemoWords,
  rep: SamplePerson,
  index: number,
  roll: Rolls,
): SampleDeal {
  const customers = words.customers[rep.team === "west" ? "west" : "east"];
  const stages = pipeline.stages.slice(1);
  const ageDays = roll.between(6, 110);
  const fate = roll.next();
  const outcome = ageDays > 30 && fate < 0.22 ? "won" : ageDays > 20 && fate < 0.42 ? "lost" : null;
  const reached = outcome === "won" ? 2 : roll.next() < 0.42 ? 1 : 0;
  const moves: SampleMove[] = [
    { kind: "new", from: null, to: stages[0]!.code, at: now.subtract({ hours: ageDays * 24 }) },
  ];
  for (let step = 1; step <= reached; step++) {
    const left = moves.at(-1)!.at.until(now).total("hours");
    const at = moves.at(-1)!.at.add({ minutes: Math.round(left * 60 * (0.25 + roll.next() * 0.5)) });
    moves.push({
      kind: step === 2 ? "win" : "advance",
      from: stages[step - 1]!.code,
      to: stages[step]!.code,
      at,
    });
  }
  const wonReasons = pipeline.wonReasons.filter(({ code }) => code !== otherReason);
  const lostReason = outcome === "lost" ? roll.pick(pipeline.lostReasons).code : null;
  if (lostReason) {
    const left = moves.at(-1)!.at.until(now).total("minutes");
    const stage = moves.at(-1)!.to;
    moves.push({
      kind: "lose",
      from: stage,
      to: stage,
      at: moves.at(-1)!.at.add({ minutes: Math.round(left * (0.4 + roll.next() * 0.55)) }),
    });
  }
  const stage = stages[reached]!;
  const likelihood =
    outcome === "won"
      ? 100
      : outcome === "lost"
        ? 0
        : Math.min(95, stage.likelihood + roll.between(-1, 4) * 10);
  const today = now.toZonedDateTimeISO(rep.zone).toPlainDate();
  const closed = outcome ? moves.at(-1)!.at.toZonedDateTimeISO(rep.zone).toPlainDate() : undefined;
  const deal: SampleDeal = {
    owner: rep.key,
    customer: customers[(index * 5 + roll.between(0, 3)) % customers.length]!,
    product: roll.pick(words.products),
    amountMinor: BigInt(roll.between(4, 60)) * 1_000_000n,
    closeDate: closed ?? today.add({ days: index === 2 ? -6 : roll.between(3, 75) }),
    likelihood,
    category: outcome === "lost" ? "omitted" : categoryFor(likelihood),
    source: roll.pick(sources),
    slips: outcome === null && roll.next() < 0.25 ? roll.between(1, 2) : 0,
    stage: stage.code,
    outcome,
    lostReason,
    wonReason: outcome === "won" ? wonReasons[index % wonReasons.length]!.code : null,
    signed: outcome === null && reached === 1 && roll.next() < 0.15,
    nextStep: outcome === null && roll.next() < 0.6 ? roll.pick(words.nextSteps) : null,
    moves,
    note:
      roll.next() < 0.7
        ? { text: roll.pick(words.notes), at: now.subtract({ hours: roll.between(20, 400) }) }
        : undefined,
  };
  return deal.signed
    ? { ...deal, likelihood: Math.max(leastSigned, likelihood), category: "commit", slips: 0 }
    : deal;
}
