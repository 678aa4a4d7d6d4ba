/** What is lost from stage to stage, as counts of stages tell it. Pure. */
import { type Bottleneck, bottleneckOf } from "../../measures/bottleneck.ts";
import { type Rate, rateOf } from "../../measures/conversion-rates.ts";
import type { StageRow } from "../../spreadsheets/counts/stage-rows.ts";
import { foldName } from "../../understanding/customer-name.ts";

export type StageCount = Readonly<{
  stage: string;
  count: number;
  /** undefined where none of its rows says an amount. */
  minor: bigint | undefined;
  reasons: readonly string[];
}>;

/** From a stage to the one that follows it. */
export type StageStep = StageCount &
  Readonly<{
    next: string;
    /** 0 where the next one has more. */
    lost: number;
    /** 0–1; undefined where nobody was there to lose. */
    share: number | undefined;
    /** What the next one is worth less; undefined where either says no amount. */
    lostMinor: bigint | undefined;
    /** The next one has more: the two count different things, or came in later. It is no gain. */
    rises: boolean;
    /** As a rate that one can bet on, if there are enough; none where it rises. */
    rate: Rate | undefined;
  }>;

export type StageLosses = Readonly<{
  /** In the order of the file. */
  stages: readonly StageCount[];
  steps: readonly StageStep[];
  /** Where most are lost, and where most money is; undefined where nothing is lost. */
  most: StageStep | undefined;
  mostMoney: StageStep | undefined;
  /** Some step is comparable with that period. */
  isCompared: boolean;
  /** Against the period before: where its own rate of then would bring most. */
  bottleneck: (Bottleneck & Readonly<{ step: StageStep; earlier: Rate }>) | undefined;
}>;

/** Periods of the rows, by their ids; the ones without are "". */
export const periodsIn = (rows: readonly StageRow[]): string[] => [
  ...new Set(rows.map(({ period }) => period ?? "")),
];

/** Several rows of one stage and period add up. Stages stand as the file has them first. */
export function countsIn(rows: readonly StageRow[], period: string): StageCount[] {
  const order = [...new Set(rows.map(({ stage }) => foldName(stage)))];
  const byStage = Map.groupBy(
    rows.filter((row) => (row.period ?? "") === period),
    ({ stage }) => foldName(stage),
  );
  return order.flatMap((key) => {
    const some = byStage.get(key);
    if (!some) return [];
    const amounts = some.flatMap(({ minor }) => (minor === undefined ? [] : [minor]));
    return [
      {
        stage: some[0]!.stage,
        count: some.reduce((sum, { count }) => sum + count, 0),
        minor: amounts.length > 0 ? amounts.reduce((sum, one) => sum + one, 0n) : undefined,
        reasons: [...new Set(some.flatMap(({ reason }) => reason ?? []))],
      },
    ];
  });
}

/** @param former what the period before had, if the file has one */
export function stageLosses(
  stages: readonly StageCount[],
  former: readonly StageCount[] | undefined,
): StageLosses {
  const steps = stepsOf(stages);
  const before = former ? stepsOf(former) : [];
  const pairs = steps.flatMap((step) => {
    // Only the same two stages can be compared.
    const earlier = before.find(
      (one) => foldName(one.stage) === foldName(step.stage) && foldName(one.next) === foldName(step.next),
    );
    return step.rate && earlier?.rate ? [{ step, now: step.rate, earlier: earlier.rate }] : [];
  });
  const found = bottleneckOf(pairs);
  return {
    ...{ stages, steps, most: largest(steps, ({ lost }) => BigInt(lost)) },
    mostMoney: largest(steps, ({ lostMinor }) => lostMinor ?? 0n),
    isCompared: pairs.some(({ now, earlier }) => now.rate !== undefined && earlier.rate !== undefined),
    bottleneck: found && { ...found, step: pairs[found.at]!.step, earlier: pairs[found.at]!.earlier },
  };
}

function stepsOf(stages: readonly StageCount[]): StageStep[] {
  return stages.slice(0, -1).map((one, at) => {
    const next = stages[at + 1]!;
    const rises = next.count > one.count;
    const lost = rises ? 0 : one.count - next.count;
    const less = one.minor === undefined || next.minor === undefined ? undefined : one.minor - next.minor;
    return {
      ...one,
      ...{ next: next.stage, rises, lost, share: one.count > 0 ? lost / one.count : undefined },
      lostMinor: less === undefined || less > 0n ? less : 0n,
      rate: rises ? undefined : rateOf({ stage: one.stage, entered: one.count, advanced: next.count, lost }),
    };
  });
}

function largest(steps: readonly StageStep[], of: (step: StageStep) => bigint): StageStep | undefined {
  const [first] = steps.toSorted((a, b) => (of(a) === of(b) ? 0 : of(a) > of(b) ? -1 : 1));
  return first && of(first) > 0n ? first : undefined;
}
