import { expect, test } from "vitest";
import { type Claimed, Gate, type Ourselves } from "../../../src/chat/gate.ts";
import { countRefusals } from "../../fakes/at-our-gate.ts";

const ours: Ourselves = { tenant: "T1", organisation: "E1" };
const asked = async (claimed: Claimed) => {
  const refusals = countRefusals();
  const gate = new Gate("slack", refusals);
  gate.learn(ours);
  return { passage: await gate.pass(claimed), counted: refusals.counted };
};

test.each<[string, Claimed, string]>([
  ["our team", { tenants: ["T1"], homes: ["T1"] }, "T1"],
  ["our organisation", { tenants: ["T1"], homes: ["T2", "E1"] }, "T1"],
  ["another company in a shared channel", { tenants: [null, "T1"], homes: ["T9"] }, "T9"],
  ["somebody untold", { tenants: ["T1"], homes: [undefined, ""] }, ""],
])("an event for us passes, of a person of %s", async (_, claimed, home) => {
  const { passage, counted } = await asked(claimed);
  expect(passage).toEqual({ type: "ours", installation: "T1", home });
  expect(counted).toEqual([]);
});

test.each<[string, Claimed, string]>([
  ["of another team", { tenants: ["T9"], homes: ["T1"] }, "foreign-tenant"],
  [
    "of our organisation, where the app is one team's",
    { tenants: ["T2", "E1"], homes: ["T2"] },
    "foreign-tenant",
  ],
  ["that names no team", { tenants: [undefined, null, ""], homes: ["T1"] }, "no-tenant"],
])("an event %s does not", async (_, claimed, why) => {
  const { passage, counted } = await asked(claimed);
  expect(passage).toEqual({ type: "stranger" });
  expect(counted).toEqual([`slack ${why}`]);
});

test("before the platform has told who we are nobody passes; who comes a moment early waits", async () => {
  const gate = new Gate("lark", countRefusals());
  const claimed = { tenants: ["T1"], homes: ["T1"] };
  const waiting = gate.pass(claimed);
  gate.learn({ tenant: "T1" });
  expect(await waiting).toMatchObject({ type: "ours" });
  const never = countRefusals();
  expect(await new Gate("lark", never).pass(claimed)).toEqual({ type: "early" });
  expect(never.counted).toEqual(["lark early"]);
});

test("a thousand refusals are a thousand counted and one line in the log", () => {
  const lines: object[] = [];
  const refusals = countRefusals({ warn: (facts) => lines.push(facts) });
  for (let times = 0; times < 1_000; times++) refusals.count("slack", "guest");
  refusals.count("lark", "guest");
  expect(refusals.counted).toHaveLength(1_001);
  expect(lines).toEqual([
    { platform: "slack", why: "guest", count: 1 },
    { platform: "lark", why: "guest", count: 1 },
  ]);
});
