import { may } from "../../company/permissions.ts";
import type { Deed } from "../../history/deed.ts";
import { People } from "../finding/people.ts";
import type { Import } from "../import.ts";
import type { ReadRow } from "../rows.ts";
import { textIn } from "./import-kind.ts";

/** Owners whom nobody knows become members, where somebody who may has said so. */
export async function makePeople(
  deed: Deed,
  { decided }: Pick<Import, "decided">,
  rows: readonly ReadRow[],
): Promise<void> {
  if (!decided.newPeople || !may(deed.member, "people.change")) return;
  const people = await People.of(deed);
  await people.make(
    deed,
    rows.map(({ values }) => textIn(values, "owner")).filter((name) => name !== ""),
  );
}
