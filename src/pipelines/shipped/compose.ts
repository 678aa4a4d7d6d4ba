/** Shorthand in which the shipped pipelines are written down. */
import { type Bilingual, both } from "../../text/locale.ts";
import type { Criterion } from "../gates/gate-kinds.ts";
import type { Guide, Pipeline, Stage, TalkingPoints } from "../pipeline.ts";
import { lostReasons, wonReasons } from "./reasons.ts";

type StageParts = Pick<Stage, "code" | "name" | "likelihood" | "workdays"> &
  Partial<Omit<Stage, "guide">> & { guide?: Partial<Guide> };

/** A stage: open, counted, without criteria, where nothing else is said. */
export const stage = ({ guide, ...parts }: StageParts): Stage => ({
  aliases: [],
  phase: "open",
  counted: true,
  targetConversion: null,
  enter: [],
  leave: [],
  ...parts,
  guide: { roles: [], talkingPoints: [], ...guide },
});

type PipelineParts = Pick<Pipeline, "code" | "version" | "name" | "about" | "start" | "stages"> &
  Partial<Pipeline>;

/** A pipeline: with the usual reasons and no assessments, where nothing else is said. */
export const pipeline = (parts: PipelineParts): Pipeline => ({
  assessments: [],
  lostReasons,
  wonReasons,
  archived: false,
  ...parts,
});

/** Something to ask the customer: should be known, never blocks. */
export const question = (key: string, en: string, zh: string): Criterion => ({
  ...{ key, kind: "answer", must: false, as: "question", name: both(en, zh) },
});

/** A piece of work in the stage, with what came of it: should be done, never blocks. */
export const work = (key: string, en: string, zh: string, hint?: Bilingual): Criterion => ({
  ...{ key, kind: "answer", must: false, as: "work", name: both(en, zh), ...(hint && { hint }) },
});

/** Somebody in this part ought to have been met. */
export const met = (
  role: Extract<Criterion, { kind: "role" }>["role"],
  key: string,
  name: Bilingual,
  must = false,
): Criterion => ({ key, kind: "role", role, must, name });

export const talk = (customers: Bilingual, ...points: readonly Bilingual[]): TalkingPoints => ({
  customers,
  points,
});
