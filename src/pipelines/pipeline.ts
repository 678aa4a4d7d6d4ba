/** What a pipeline is: data that can be read, copied and changed, in one place. */
import type { Bilingual } from "../text/locale.ts";
import type { BuyingRole } from "./buying-role.ts";
import type { Criterion } from "./gates/gate-kinds.ts";

/** `won`: entering it is the win. `after-sale`: the deal is won and goes on. */
export type Phase = "open" | "won" | "after-sale";

/** What to say to a kind of customer. */
export type TalkingPoints = Readonly<{ customers: Bilingual; points: readonly Bilingual[] }>;

/** How to work in a stage: read by people, asked by nobody. */
export type Guide = Readonly<{
  goal?: Bilingual;
  /** Whom to work with at the customer's. */
  roles: readonly BuyingRole[];
  talkingPoints: readonly TalkingPoints[];
}>;

export type Stage = Readonly<{
  /** Never changes; stored with the deal. */
  code: string;
  name: Bilingual;
  /** Further words people use for it. */
  aliases: readonly string[];
  phase: Phase;
  /** Default likelihood in percent on entering. */
  likelihood: number;
  /** Workdays a deal usually stays; stalled beyond twice of it. */
  workdays: number;
  /** Counted in coverage and asked for on Thursday. */
  counted: boolean;
  /** Of the deals decided here, the percentage that ought to advance; null where nobody set one. */
  targetConversion: number | null;
  /** Filter the way in and the way out. */
  enter: readonly Criterion[];
  leave: readonly Criterion[];
  guide: Guide;
}>;

/** A set of criteria that is gone through together, more than once, and compared with the time before. */
export type Assessment = Readonly<{
  code: string;
  name: Bilingual;
  /** Due before a deal leaves this stage. */
  stage: string;
  /** Keys of the pipeline's criteria, in the order in which they are asked. */
  criteria: readonly string[];
}>;

/** Why a deal was won or lost, for a pipeline that has reasons of its own. `other` always needs words. */
export type Reason = Readonly<{ code: string; name: Bilingual; aliases: readonly string[] }>;

export type Pipeline = Readonly<{
  code: string;
  /** A version never changes: whoever wants other stages makes another one. Deals stay in theirs until they are moved. */
  version: number;
  /** The number by which people know it, where that is another one: edits in a row are a version each, and to people one. */
  edition?: number;
  name: Bilingual;
  /** What kind of selling it suits, in a line. */
  about: Bilingual;
  /** Where a new deal begins. */
  start: string;
  stages: readonly Stage[];
  assessments: readonly Assessment[];
  lostReasons: readonly Reason[];
  wonReasons: readonly Reason[];
  /** Takes no new deals; those that are in it go on. */
  archived: boolean;
}>;

/** The number by which people know this version. */
export const editionOf = ({ version, edition }: Pick<Pipeline, "version" | "edition">): number =>
  edition ?? version;

/** Position of a stage, 0-based. @throws RangeError when the pipeline has no such stage (a renamed code in old data) */
export function stageIndex(pipeline: Pipeline, code: string): number {
  const index = pipeline.stages.findIndex((stage) => stage.code === code);
  if (index < 0) throw new RangeError(`Pipeline ${pipeline.code} has no stage ${code}`);
  return index;
}

export const stageOf = (pipeline: Pipeline, code: string): Stage =>
  pipeline.stages[stageIndex(pipeline, code)]!;

/**
 * Position of the stage that is the win: the first one that is not open. A deal that stands there or beyond is won; where
 * stages come after it, it goes on.
 */
export function winAt({ code, stages }: Pick<Pipeline, "code" | "stages">): number {
  const index = stages.findIndex(({ phase }) => phase !== "open");
  if (index < 0) throw new RangeError(`Nothing is ever won in pipeline ${code}`);
  return index;
}

/** Whether an open deal is won by coming to this stage. */
export const isWin = (pipeline: Pipeline, { code }: Pick<Stage, "code">): boolean =>
  stageIndex(pipeline, code) >= winAt(pipeline);

/** All criteria of a pipeline, stage by stage: on the way in, then on the way out. */
export const criteriaOf = ({ stages }: Pick<Pipeline, "stages">): Criterion[] =>
  stages.flatMap(({ enter, leave }) => [...enter, ...leave]);
