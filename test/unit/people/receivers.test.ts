/** To whom deals go, where a form asks: by a choice, or by a name typed where there are many. */
import { describe, expect, test } from "vitest";
import type { KnownPerson } from "../../../src/company/people-known.ts";
import { receiverQuestion } from "../../../src/people/receivers.ts";

const person = (id: string, name: string, team: string | null = null): KnownPerson => ({
  ...{ id, name, team, teamId: team, email: `${id}@x.example`, role: "rep", active: true },
  ...{ platforms: ["slack"], since: "2026-11-18" },
});
const few = [
  person("priya", "Priya Nair"),
  person("f1", "Wang Fang", "East"),
  person("f2", "Wang Fang", "West"),
];
const many = [...few, ...Array.from({ length: 60 }, (_, at) => person(`r${at}`, `Rep ${at + 10}`))];

describe("the colleague who gets deals", () => {
  test("is chosen among few; two of one name are told apart; what was not offered is refused", () => {
    const question = receiverQuestion({ locale: "en" }, few, "Later");
    if (question.type !== "choice") throw new Error("no choice");
    expect(question.options.map(({ label }) => label)).toEqual([
      ...["Priya Nair", "Wang Fang · East", "Wang Fang · West", "Later"],
    ]);
    expect(question.read("f2")).toEqual({ ok: true, value: "f2" });
    expect(question.read("later")).toEqual({ ok: true, value: "" });
    expect(question.read("somebody").ok).toBe(false);
    expect(receiverQuestion({ locale: "en" }, few).read("later").ok).toBe(false);
  });

  test("is typed among many: a name, a part of one, an address", () => {
    const { type, read } = receiverQuestion({ locale: "en" }, many);
    expect(type).toBe("line");
    for (const typed of ["priya", "Priya Nair", "PRIYA@x.example"])
      expect(read(typed), typed).toEqual({ ok: true, value: "priya" });
    expect(read("Wang Fang · West")).toEqual({ ok: true, value: "f2" });
    expect(read("Wang Fang")).toEqual({
      ok: false,
      error: "Did you mean Wang Fang · East or Wang Fang · West?",
    });
    expect(read("Zhao")).toEqual({ ok: false, error: "No colleague who sells is called “Zhao”." });
    expect(read("").ok).toBe(false);
    expect(receiverQuestion({ locale: "en" }, many, "Later").read("")).toEqual({ ok: true, value: "" });
  });
});
