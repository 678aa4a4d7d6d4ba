import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { partOf, type QuotaBook, quotaAmong } from "../../../src/measures/quotas.ts";

const days = (start: string, end: string) => ({
  start: Temporal.PlainDate.from(start),
  end: Temporal.PlainDate.from(end),
});

describe("what of a quota falls within some days", () => {
  const whole = days("2026-10-01", "2026-12-31");
  test.each([
    ["all of it", "2026-10-01", "2026-12-31", 1000n],
    ["nothing of it", "2027-01-01", "2027-03-31", 0n],
    ["its first month", "2026-08-01", "2026-10-31", 333n],
    ["its last two months", "2026-11-01", "2027-01-31", 667n],
    ["all of it in a year", "2026-01-01", "2026-12-31", 1000n],
  ])("%s", (_, start, end, part) => {
    expect(partOf(1000n, whole, days(start, end))).toBe(part);
  });
});

describe("a quota", () => {
  // West (led by Max, in it Ray and Sue) and, nested in it, North (led by Nan, in it Tom); East without a leader; Ann apart.
  const teams = [
    { id: "west", parentId: null, managerId: "max" },
    { id: "north", parentId: "west", managerId: "nan" },
    { id: "east", parentId: null, managerId: null },
  ];
  const members = [
    { id: "max", teamId: null },
    { id: "ray", teamId: "west" },
    { id: "sue", teamId: "west" },
    { id: "nan", teamId: "west" },
    { id: "tom", teamId: "north" },
    { id: "eve", teamId: "east" },
    { id: "ann", teamId: null },
  ];
  const west = ["max", "ray", "sue", "nan", "tom"];

  function quota(given: Readonly<Record<string, number>>, owners: readonly string[] | "all") {
    const isTeam = (id: string) => teams.some((team) => team.id === id);
    const parts: QuotaBook["parts"] = Object.entries(given).map(([id, amount]) => ({
      memberId: isTeam(id) ? null : id,
      teamId: isTeam(id) ? id : null,
      minor: BigInt(amount),
      currency: "CNY",
    }));
    const { quota, people } = quotaAmong({ parts, teams, members }, owners);
    return [Number(quota.get("CNY") ?? 0n), people && Number(people.get("CNY") ?? 0n)];
  }

  const reps = { ray: 4, sue: 5, tom: 2, eve: 7, ann: 1 };
  test.each([
    ["of reps alone adds up", reps, "all", 19, undefined],
    ["of a manager is the team's", { ...reps, max: 10 }, west, 10, 11],
    ["of a manager is no more for the company", { ...reps, max: 10 }, "all", 18, 19],
    ["of a manager below stands within the team's sum", { ...reps, nan: 3 }, west, 12, 11],
    ["of a nested team counts for the one above", { ...reps, north: 3 }, west, 12, 11],
    ["of the team goes before its manager's", { ...reps, west: 20, max: 10 }, west, 20, 21],
    ["of a team without a leader counts for the company", { ...reps, east: 9 }, "all", 21, 19],
    ["of a team above is not the one below's", { ...reps, west: 20 }, ["nan", "tom"], 2, undefined],
    ["of a manager alone is what they were given", { ...reps, max: 10 }, ["max"], 10, undefined],
    ["of nobody is none", {}, "all", 0, undefined],
  ] as const)("%s", (_, given, owners, sum, people) => {
    expect(quota(given, owners)).toEqual([sum, people]);
  });

  test("of who leads two teams counts once", () => {
    const both = [
      { id: "a", parentId: null, managerId: "max" },
      { id: "b", parentId: null, managerId: "max" },
    ];
    const people = [
      { id: "max", teamId: "a" },
      { id: "ray", teamId: "a" },
      { id: "sue", teamId: "b" },
    ];
    const given = (id: string, minor: bigint) => ({ memberId: id, teamId: null, minor, currency: "CNY" });
    const parts = [given("max", 10n), given("ray", 4n), given("sue", 5n)];
    for (const owners of ["all", ["max", "ray", "sue"]] as const) {
      const { quota, people: theirs } = quotaAmong({ parts, teams: both, members: people }, owners);
      expect([quota.get("CNY"), theirs?.get("CNY")]).toEqual([10n, 9n]);
    }
  });
});
