/** A pipeline as it is written in a file: the type of pipeline.ts, where what is usual may be left out. */
import { z } from "zod";
import { both } from "../../text/locale.ts";
import { buyingRoles } from "../buying-role.ts";
import { code } from "../code-and-name-schemas.ts";
import { criterionSchema } from "../gates/criterion-schema.ts";
import { name, perhapsSentence, sentence, withNamesInBoth, word } from "./text-schemas.ts";

const percent = z.int().min(0).max(100);
const words = z.array(word).max(20).default([]);
/** More at once is no form that anybody fills. */
const criteria = z.array(z.preprocess(withNamesInBoth, criterionSchema)).max(40).default([]);

const guide = z.strictObject({
  goal: sentence.optional(),
  roles: z.array(z.enum(buyingRoles)).max(buyingRoles.length).default([]),
  talkingPoints: z
    .array(z.strictObject({ customers: name, points: z.array(sentence).min(1).max(20) }))
    .max(20)
    .default([]),
});

const stage = z.strictObject({
  code,
  name,
  aliases: words,
  phase: z.enum(["open", "won", "after-sale"]).default("open"),
  likelihood: percent,
  workdays: z.int().min(1).max(1000),
  counted: z.boolean().default(true),
  targetConversion: percent.nullable().default(null),
  enter: criteria,
  leave: criteria,
  guide: guide.default({ roles: [], talkingPoints: [] }),
});

const assessment = z.strictObject({ code, name, stage: code, criteria: z.array(code).min(1).max(100) });

const reasons = z
  .array(z.strictObject({ code, name, aliases: words }))
  .min(1)
  .max(40);

export const pipelineSchema = z.strictObject({
  code,
  /** Which version it was written from; what is written becomes the next one. */
  version: z.int().min(1).optional(),
  name,
  about: perhapsSentence.default(both("", "")),
  start: code,
  /** How many are too many says problemsOf, in a sentence of its own. */
  stages: z.array(stage).min(1).max(1000),
  assessments: z.array(assessment).max(20).default([]),
  /** The usual ones, where there are none of its own. */
  lostReasons: reasons.optional(),
  wonReasons: reasons.optional(),
  archived: z.boolean().default(false),
});
