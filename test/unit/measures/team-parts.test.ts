import fc from "fast-check";
import { expect, test } from "vitest";
import { teamParts } from "../../../src/measures/team-parts.ts";

const team = (id: string, parentId: string | null, managerId: string | null = null) => ({
  ...{ id, name: id.toUpperCase(), parentId, managerId },
});
const member = (id: string, teamId: string | null) => ({ id, name: id, teamId });

const house = {
  teams: [
    team("all", null, "pia"),
    team("east", "all", "ann"),
    team("west", "all", "ben"),
    team("far", "west"),
  ],
  members: [
    member("pia", null),
    ...["amy", "abe"].map((id) => member(id, "east")),
    // Who leads a team works in it, whatever else is written.
    member("ann", "all"),
    ...["ben", "bo"].map((id) => member(id, "west")),
    member("flo", "far"),
    member("ray", null),
  ],
};
const partsOf = (owners: Parameters<typeof teamParts>[1]) =>
  Object.fromEntries(teamParts(house, owners).map(({ name, people }) => [name, people.toSorted().join(" ")]));

test("a president has teams, and beside them who is in none of them", () => {
  expect(partsOf("all")).toEqual({ EAST: "abe amy ann", WEST: "ben bo flo", pia: "pia", ray: "ray" });
});

test("who leads one team has its people, or its only team's beside their own", () => {
  expect(partsOf(["ann", "amy", "abe"])).toEqual({ abe: "abe", amy: "amy", ann: "ann" });
  expect(partsOf(["ben", "bo", "flo"])).toEqual({ ben: "ben", bo: "bo", flo: "flo" });
});

test("everybody stands in exactly one part, whoever asks", () => {
  const everybody = house.members.map(({ id }) => id);
  fc.assert(
    fc.property(fc.subarray(everybody), (owners) => {
      const people = teamParts(house, owners).flatMap((part) => part.people);
      expect(people.toSorted()).toEqual(owners.toSorted());
    }),
  );
});
