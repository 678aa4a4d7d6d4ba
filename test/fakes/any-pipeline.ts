/** Pipelines of every shape that can be used, for properties. */
import fc from "fast-check";
import { type BuyingRole, buyingRoles } from "../../src/pipelines/buying-role.ts";
import type { Criterion } from "../../src/pipelines/gates/gate-kinds.ts";
import type { Phase, Pipeline, Stage } from "../../src/pipelines/pipeline.ts";
import { lostReasons, wonReasons } from "../../src/pipelines/shipped/reasons.ts";
import { problemsOf } from "../../src/pipelines/written/problems-of.ts";
import type { Bilingual } from "../../src/text/locale.ts";

/** One line of what people type, with what YAML could misread. */
const line = fc.oneof(
  fc.constantFrom(
    "yes",
    "null",
    "3",
    "1e3",
    "- a",
    "# no comment",
    "a: b",
    "*x",
    "'",
    '"',
    "[1",
    "{",
    "~",
    "=",
    "%a",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(..."客户目标市场 谈判ab:,'#-"), minLength: 1, maxLength: 12 }),
);
const text = line
  .map((one) => one.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "").trim())
  .filter((one) => one !== "" && one.length <= 40);
const name: fc.Arbitrary<Bilingual> = fc.oneof(
  text.map((one) => ({ en: one, zh: one })),
  fc.record({ en: text, zh: text }),
);
const number = fc.integer({ min: -1000, max: 1000 });

const details = fc.oneof(
  fc.constantFrom("tick", "answer", "evidence", "payment").map((kind) => ({ kind })),
  fc.constantFrom("source", "closeDate", "amount").map((field) => ({ kind: "field", field })),
  fc
    .oneof(fc.constant("short-term"), fc.integer({ min: 1, max: 1000 }))
    .map((workdays) => ({ kind: "within", workdays })),
  fc.tuple(number, number).map(([one, other]) => ({
    ...{ kind: "number", atLeast: Math.min(one, other), atMost: Math.max(one, other) },
  })),
  fc.constant({ kind: "number" }),
  fc.constantFrom<BuyingRole>(...buyingRoles).map((role) => ({ kind: "role", role })),
  fc.tuple(name, name, fc.boolean()).map(([one, other, several]) => ({
    kind: "choice",
    several,
    options: [
      { code: "one", name: one },
      { code: "other", name: other },
    ],
  })),
);

const criterion = fc
  .record({
    name,
    must: fc.boolean(),
    hint: fc.option(name),
    as: fc.option(fc.constantFrom("question", "work")),
    details,
  })
  .map(({ hint, as, details: own, ...rest }) => ({
    ...rest,
    ...own,
    ...(hint && { hint }),
    ...(as && { as }),
  }));

const criteria = fc.array(criterion, { maxLength: 3 });

const stage = fc.record({
  name,
  aliases: fc.array(text, { maxLength: 2 }),
  likelihood: fc.nat(100),
  workdays: fc.integer({ min: 1, max: 200 }),
  counted: fc.boolean(),
  targetConversion: fc.option(fc.nat(100)),
  enter: criteria,
  leave: criteria,
  guide: fc
    .record({
      goal: fc.option(name),
      roles: fc.uniqueArray(fc.constantFrom<BuyingRole>(...buyingRoles), { maxLength: 2 }),
      talkingPoints: fc.array(
        fc.record({ customers: name, points: fc.array(name, { minLength: 1, maxLength: 2 }) }),
        {
          maxLength: 2,
        },
      ),
    })
    .map(({ goal, ...rest }) => ({ ...rest, ...(goal && { goal }) })),
});

const phases = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.boolean(), fc.nat(2))
  .map(([open, won, after]): Phase[] => [
    ...Array<Phase>(open).fill("open"),
    ...(won || after === 0 ? (["won"] as const) : []),
    ...Array<Phase>(after).fill("after-sale"),
  ]);

/** Codes of stages are s0, s1, … and of criteria k0, k1, …, each in some order. */
export const anyPipeline: fc.Arbitrary<Pipeline> = phases
  .chain((those) =>
    fc.record({
      name,
      about: fc.oneof(name, fc.constant({ en: "", zh: "" })),
      stages: fc.tuple(
        fc.array(stage, { minLength: those.length, maxLength: those.length }),
        fc.shuffledSubarray(
          those.map((_, at) => `s${at}`),
          { minLength: those.length },
        ),
        fc.constant(those),
      ),
      archived: fc.boolean(),
      ownReasons: fc.boolean(),
      assessed: fc.option(name),
    }),
  )
  .map(({ stages: [parts, codes, those], ownReasons, assessed, ...rest }): Pipeline => {
    let keys = 0;
    const keyed = (all: readonly object[]) => all.map((one) => ({ key: `k${keys++}`, ...one }) as Criterion);
    const stages = parts.map(
      ({ enter, leave, ...part }, at): Stage => ({
        ...{ ...part, code: codes[at]!, phase: those[at]! },
        ...{ enter: keyed(enter), leave: keyed(leave) },
      }),
    );
    const firsts = keys > 0 ? ["k0"] : [];
    return {
      ...{ ...rest, code: "any", version: 1, start: codes[0]!, stages, wonReasons },
      lostReasons: ownReasons ? [{ code: "own", name: rest.name, aliases: [] }] : lostReasons,
      assessments:
        assessed && firsts.length > 0
          ? [{ code: "a", name: assessed, stage: codes[0]!, criteria: firsts }]
          : [],
    };
  })
  // Random names may mean two stages, which no pipeline may.
  .filter((pipeline) => problemsOf(pipeline).length === 0);
