/** Whatever people do, in whatever order: no deal comes to a stage while a must on the way there neither holds nor is excepted. */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { loadAnswers } from "../../../src/deals/facts/answers.ts";
import { gateFacts } from "../../../src/deals/facts/gate-facts.ts";
import { stageIndex, stageOf } from "../../../src/pipelines/pipeline.ts";
import { gate } from "../../../src/pipelines/stage-gate.ts";
import { freshDatabase, oneDatabase } from "../../fakes/database.ts";
import { logged } from "../../fakes/office/deals.ts";
import { asking, criteria, said, takesUp } from "../../fakes/office/every-kind.ts";
import { dealOf } from "../../fakes/office/history.ts";
import { type Colleague, openOffice } from "../../fakes/office/office.ts";
import { buttonsOf } from "../../fakes/office/reading.ts";
import { settings } from "../../unit/pipelines/gates/standing.ts";

const { approval, tick, number, evidence } = criteria;
/** What is typed is enough for the first; the second takes a colleague as well. */
const pipelines = [asking([tick, number], [evidence]), asking([tick, number], [evidence, approval])] as const;
const stages = pipelines[0].stages.map(({ code }) => code);
const wrong = { people: "12", order: "on my desk", need: "", why: "" };

/** What somebody may do next: with what a form is filled, and who decides what was asked of them. */
const who = fc.constantFrom("fang", "boss");
const moving = fc.record({
  do: fc.constantFrom("advance", "advance", "advance", "know", "win"),
  to: fc.constantFrom(...stages.slice(1)),
  who: fc.constantFrom("fang", "fang", "fang", "boss"),
  // Mostly enough: else nobody would ever come on.
  say: fc.oneof({ weight: 3, arbitrary: fc.constant(Object.keys(said)) }, fc.subarray(Object.keys(said))),
  wrongly: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray(Object.keys(wrong))),
  ask: fc.boolean(),
});
const deciding = fc.record({
  do: fc.constant("decide"),
  yes: fc.constantFrom(true, true, true, false),
  who: fc.constantFrom("boss", "boss", "fang"),
});
const other = fc.record({ do: fc.constantFrom("back", "undo", "reopen", "lose", "back", "undo"), who });
/** Asked for by the one, decided by the other; nobody but the manager may, and nobody their own. */
const excepting = fc.record({
  do: fc.constant("except"),
  who: fc.constantFrom("fang", "fang", "boss"),
  yes: fc.constantFrom(true, true, false),
  decides: fc.constantFrom("boss", "boss", "fang"),
});
// What no form offers, as a forged one would send it.
const forging = fc.record({
  do: fc.constant("forge"),
  to: fc.constantFrom(...stages),
  who: fc.constant("fang"),
});
const deed = fc.oneof(
  { weight: 5, arbitrary: moving },
  { weight: 4, arbitrary: deciding },
  { weight: 2, arbitrary: other },
  { weight: 2, arbitrary: excepting },
  { weight: 1, arbitrary: forging },
);

describe.each(oneDatabase)("on %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());

  test("there is no way around a must", { timeout: 300_000 }, async () => {
    let moves = 0;
    let excepted = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...pipelines),
        fc.array(deed, { minLength: 4, maxLength: 14 }),
        async (pipeline, deeds) => {
          const office = await openOffice(database);
          const people = {
            boss: await office.joins("Boss", { role: "admin" }),
            fang: await office.joins("Fang"),
          };
          await takesUp(office, pipeline);
          await logged(people.fang, "ACME 10万 月底");
          const stands = async () => {
            const deal = await dealOf(office, 1);
            const { workspace } = await office.company();
            return { deal, answers: await loadAnswers({ db: database.prisma, workspace }, deal.id) };
          };
          const visited = new Set([(await stands()).deal.stage]);
          for (const one of deeds) {
            const before = await stands();
            await does(people[one.who as "fang" | "boss"], one, before.deal.id, people);
            const { deal, answers } = await stands();
            const isOnward = stageIndex(pipeline, deal.stage) > stageIndex(pipeline, before.deal.stage);
            if (isOnward && one.do === "undo") expect(visited).toContain(deal.stage);
            else if (isOnward) {
              moves += 1;
              const facts = gateFacts(pipeline, deal, answers, stageOf(pipeline, deal.stage));
              const { missing } = gate(pipeline, before.deal.stage, deal.stage, facts, settings);
              const lets = await database.prisma.exception.findMany({
                where: { dealId: deal.id, state: "approved" },
              });
              expect(lets.filter((one) => one.decidedById !== people.boss.id)).toEqual([]);
              const passed = lets.flatMap((one) => one.criteria);
              expect(missing.map(({ key }) => key).filter((key) => !passed.includes(key))).toEqual([]);
              excepted += missing.length > 0 ? 1 : 0;
              // A yes is the one of who was asked, and never the owner's.
              const yes = await database.prisma.dealFact.findFirst({
                where: { dealId: deal.id, key: approval.key, value: { equals: "yes" } },
              });
              if (yes)
                expect(
                  (await database.prisma.event.findUniqueOrThrow({ where: { id: yes.eventId } })).memberId,
                ).toBe(people.boss.id);
            }
            visited.add(deal.stage);
          }
          expect(office.failures).toEqual([]);
        },
      ),
      {
        numRuns: 25,
        examples: [
          [
            pipelines[1],
            [
              { do: "advance", to: "second", who: "fang", say: Object.keys(said), wrongly: [], ask: true },
              { do: "decide", yes: true, who: "boss" },
              { do: "advance", to: "second", who: "fang", say: [], wrongly: [], ask: false },
              { do: "back", who: "boss" },
              { do: "advance", to: "third", who: "boss", say: [], wrongly: [], ask: false },
            ],
          ],
          [
            pipelines[0],
            [
              { do: "except", who: "fang", yes: true, decides: "fang" },
              { do: "except", who: "fang", yes: true, decides: "boss" },
              { do: "advance", to: "second", who: "fang", say: [], wrongly: [], ask: false },
            ],
          ],
        ],
      },
    );
    // Else nothing was shown; the example alone moves twice.
    expect(moves).toBeGreaterThan(1);
    expect(excepted).toBeGreaterThan(0);
  });
});

type Deed = Readonly<{
  do: string;
  to?: string;
  say?: readonly string[];
  wrongly?: readonly string[];
  ask?: boolean;
  yes?: boolean;
  decides?: "fang" | "boss";
}>;

async function does(
  person: Colleague,
  one: Deed,
  id: string,
  people: Readonly<Record<"fang" | "boss", Colleague>>,
): Promise<void> {
  const { say = [], wrongly = [] } = one;
  const typed = Object.fromEntries([
    ...say.map((key) => [key, said[key as keyof typeof said]]),
    ...wrongly.map((key) => [key, wrong[key as keyof typeof wrong]]),
    ...(one.ask ? [[approval.key, people.boss.id]] : []),
  ]);
  switch (one.do) {
    case "advance":
      await person.says(`/deal advance #1 ${one.to}`);
      return fillsIn(person, "deal.advance", typed);
    case "win":
      await person.says("/deal win #1");
      return fillsIn(person, "deal.advance", typed);
    case "know":
      await person.presses({ action: "deal.know", values: { id } });
      return fillsIn(person, "deal.know", typed);
    case "back":
      await person.says("/deal back #1");
      return fillsIn(person, "deal.back", { reason: "The budget is gone" });
    case "lose":
      await person.says("/deal lose #1 price");
      return fillsIn(person, "deal.lose", { lostReason: "price" });
    case "decide":
      await person.presses({
        action: "deal.approve",
        values: { id, key: approval.key, yes: one.yes ?? false },
      });
      return fillsIn(person, "deal.approve", { reason: "Too much" });
    case "except": {
      await person.says("/deal exception #1 they move first");
      await fillsIn(person, "deal.exception", {});
      const decider = people[one.decides ?? "boss"];
      await decider.says("/deal exceptions");
      const [first] = buttonsOf(decider.card!).filter(({ action }) => action.startsWith("exception."));
      const values = first?.values ?? { exception: crypto.randomUUID() };
      await decider.presses({ action: `exception.${one.yes ? "approve" : "refuse"}`, values });
      return fillsIn(decider, "exception.refuse", { answer: "Too early" });
    }
    case "forge":
      await person.submits(
        { id: crypto.randomUUID(), action: "deal.advance" },
        { id, stage: one.to, [approval.key]: "yes", "discount.asked": person.id, need: "yes" },
      );
      return;
    default:
      await person.says(`/deal ${one.do} #1`);
  }
}

/** Those that the open form has. */
async function fillsIn(
  person: Colleague,
  action: string,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const { form } = person;
  if (form?.action !== action) return;
  const fields = form.fields.map(({ name }) => name);
  await person.fills(Object.fromEntries(Object.entries(typed).filter(([name]) => fields.includes(name))));
  person.form = undefined;
}
