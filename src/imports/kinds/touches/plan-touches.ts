/** What each row of a batch of visits and calls would come to: it is there already, or it is new. */
import { dayOf } from "../../../company/day-of.ts";
import { ownersWithin } from "../../../company/owner-scope.ts";
import { may } from "../../../company/permissions.ts";
import { idsWithinReach } from "../../../customers/within-reach.ts";
import { subjectsCalled } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import { type FoundCustomer, findCustomers, isThere, nearTo } from "../../finding/customers.ts";
import { isPerson, ownerOf, People } from "../../finding/people.ts";
import type { Import } from "../../import.ts";
import type { Outcome, ReadRow, Why } from "../../rows.ts";
import { type TouchOfRow, touchHash, touchOfRow } from "./touch-of-row.ts";

export type PlannedTouch = Readonly<{
  outcome: Outcome;
  fresh?: Readonly<{ touch: TouchOfRow; found: FoundCustomer; ownerId: string; hash: string }>;
}>;

const isTold = (row: TouchOfRow | Why): row is TouchOfRow => !("code" in row);

export async function planTouches(
  deed: Deed,
  one: Pick<Import, "decided">,
  rows: readonly ReadRow[],
): Promise<PlannedTouch[]> {
  const { db, workspace, member } = deed;
  const context = { today: dayOf(workspace, deed.now), currency: workspace.currency, ...workspace.settings };
  const said = rows.map(({ values }) => touchOfRow(values, context));
  const customers = await findCustomers(
    deed,
    said.filter(isTold).map(({ customer }) => customer),
    one.decided,
  );
  const ids = [...customers.values()].flatMap((found) => (isThere(found) ? [found.id] : []));
  const reached = new Set(await idsWithinReach(deed, [...new Set(ids)], "deal.change"));
  const hashes = rows.map(touchHash);
  const known = await subjectsCalled(db, workspace.id, "touch-by-row", hashes);
  const people = await People.of(deed);
  const scope = {
    reach: await ownersWithin(db, member, "deal.change"),
    makes: one.decided.newPeople && may(member, "people.change"),
  };
  return rows.map(({ nth, values }, at): PlannedTouch => {
    const rejected = (why: Outcome["why"]): PlannedTouch => ({ outcome: { nth, does: "reject", why } });
    const touch = said[at]!;
    if (!isTold(touch)) return rejected(touch);
    const owner = ownerOf(people, one, values, scope);
    if (!isPerson(owner)) return rejected(owner);
    const found = customers.get(touch.customer)!;
    if (isThere(found) && !reached.has(found.id))
      return rejected({ code: "not-your-customer", name: touch.customer });
    const hash = hashes[at]!;
    const subjectId = known.get(hash);
    if (subjectId) return { outcome: { nth, does: "same", subjectId } };
    return {
      outcome: { nth, does: "create", ...nearTo(touch.customer, found) },
      fresh: { touch, found, ownerId: owner.id, hash },
    };
  });
}
