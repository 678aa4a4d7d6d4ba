/** Whoever asks whether anything is known of a member asks every table that names one. */
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { namings } from "../../src/company/members-named.ts";

const folder = new URL("../../prisma/schema/", import.meta.url);

/** Columns that hold a member's id, by what they are called. */
const named = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), "utf8"))
  .flatMap((text) => [...text.matchAll(/^model (\w+) \{(.*?)^\}/gms)])
  .flatMap(([, model, body]) =>
    [...body!.matchAll(/^ {2}(memberId|ownerId|managerId|coverId|\w+ById|onBehalfId) +String/gm)].map(
      ([, column]) => `${model}.${column}`,
    ),
  );

test("every column of a member is asked, but for two", () => {
  const asked = namings.map(([table, column]) => `${table}.${column}`);
  // Who acted in somebody's name has left an answer of theirs; who used a code is an account, no member.
  expect(named.filter((one) => !asked.includes(one)).sort()).toEqual([
    "Event.onBehalfId",
    "JoinCode.usedById",
  ]);
  expect(asked.filter((one) => !named.includes(one))).toEqual([]);
});
