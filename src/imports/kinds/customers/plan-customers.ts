/** What each row of a batch of customers would come to: a few statements for all of them, then no more. */
import { ownersWithin } from "../../../company/owner-scope.ts";
import { may } from "../../../company/permissions.ts";
import { ownKey, wordsUnder } from "../../../customers/file/customer-file.ts";
import { differing, filesOf } from "../../../customers/file/write-file.ts";
import { idsWithinReach } from "../../../customers/within-reach.ts";
import { subjectsCalled } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import type { Changes } from "../../../history/record-events.ts";
import { kindNamed } from "../../../spreadsheets/kinds/kinds.ts";
import {
  type FoundCustomer,
  findCustomers,
  isThere,
  nearTo,
  whereTheyLead,
} from "../../finding/customers.ts";
import { isPerson, ownerCalled, People } from "../../finding/people.ts";
import type { Import } from "../../import.ts";
import type { Outcome, ReadRow, Values, Why } from "../../rows.ts";
import { type CustomerOfRow, customerOfRow } from "./customer-of-row.ts";

/** `name`: as the row writes it, of one that is to be made. */
export type PlannedCustomer = Readonly<{ outcome: Outcome; name?: string }>;

/** The company's own number that is called as a column of revenue may be. */
export function revenueField({ workspace }: Pick<Deed, "workspace">): string | undefined {
  const called = kindNamed("customers").fields.find(({ key }) => key === "revenue")!.called;
  const names = new Set(called.map((name) => name.toLowerCase()));
  return workspace.settings.customerFields.find(
    ({ kind, archived, en, zh }) =>
      kind === "number" && !archived && (names.has(en.toLowerCase()) || names.has(zh.toLowerCase())),
  )?.key;
}

type Told = CustomerOfRow & Readonly<{ ownerId: string | undefined }>;

/** Reads a row by itself: what it says, or why it can say nothing. */
async function readerOf(
  deed: Deed,
  { decided }: Pick<Import, "decided">,
): Promise<(values: Values) => Told | Why> {
  const context = { grades: deed.workspace.settings.grades, revenueField: revenueField(deed) };
  const people = await People.of(deed);
  const owners = {
    reach: await ownersWithin(deed.db, deed.member, "lead.assign"),
    makes: decided.newPeople && may(deed.member, "people.change"),
  };
  return (values) => {
    const row = customerOfRow(values, context);
    if ("code" in row) return row;
    const owner = row.owner === "" ? undefined : ownerCalled(people, row.owner, owners);
    return owner && !isPerson(owner) ? owner : { ...row, ownerId: owner?.id };
  };
}

const isTold = (row: Told | Why): row is Told => !("code" in row);

/** The same for those who look at all rows at once: undefined for one that can say nothing. */
export async function rowReader(
  deed: Deed,
  one: Pick<Import, "decided">,
): Promise<(values: Values) => Told | undefined> {
  const read = await readerOf(deed, one);
  return (values) => {
    const row = read(values);
    return isTold(row) ? row : undefined;
  };
}

export async function planCustomers(
  deed: Deed,
  one: Pick<Import, "decided">,
  rows: readonly ReadRow[],
): Promise<PlannedCustomer[]> {
  const read = await readerOf(deed, one);
  const said = rows.map(({ values }) => read(values));
  const told = said.filter(isTold);
  const customers = await findListed(deed, told, one.decided);
  const parents = await findCustomers(
    deed,
    told.map(({ parent }) => parent).filter((parent) => parent !== ""),
    { ...one.decided, surelyOnly: true },
  );
  const there = await standingOf(deed, customers);
  return rows.map(({ nth, does }, at): PlannedCustomer => {
    const rejected = (why: Outcome["why"]): PlannedCustomer => ({ outcome: { nth, does: "reject", why } });
    const row = said[at]!;
    if (!isTold(row)) return rejected(row);
    // The same line again says what is said already.
    if (does === "twice") return { outcome: { nth, does: "same" } };
    const found = customers.get(row)!;
    const parent = row.parent === "" ? undefined : parents.get(row.parent);
    if (!isThere(found)) {
      const changes = changesTo(nothingYet, row, parent);
      const outcome = { nth, does: "create" as const, changes, ...nearTo(row.name, found) };
      return { outcome, name: row.name };
    }
    const standing = there(found.id);
    if (!standing?.isReached) return rejected({ code: "not-your-customer", name: row.name });
    const changes = changesTo(standing, row, parent);
    const subjectId = found.id;
    if (Object.keys(changes).length === 0) return { outcome: { nth, does: "same", subjectId } };
    return { outcome: { nth, does: "update", subjectId, changes } };
  });
}

/** What is known of a customer before the table says anything of it. */
type Before = Readonly<{
  own: Readonly<Record<string, unknown>>;
  words(key: string): string | undefined;
  isCalled(externalId: string): boolean;
}>;

const nothingYet: Before = { own: {}, words: () => undefined, isCalled: () => false };

/** Only what differs, as it is and will be; where it stands goes along with whose it becomes. */
function changesTo({ own, words, isCalled }: Before, row: Told, parent: FoundCustomer | undefined): Changes {
  const { ownerId, externalId } = row;
  const fresh = Object.entries(row.words).filter(([key, text]) => words(key) !== text);
  const isOthers = ownerId !== undefined && (own.ownerId !== ownerId || own.standing !== null);
  return {
    ...differing(own, { ...row.columns, ...(parent && isThere(parent) && { parentId: parent.id }) }),
    // One that comes with the same file has no id yet.
    ...(parent && !isThere(parent) && { parentId: [own.parentId ?? null, null] }),
    ...Object.fromEntries(fresh.map(([key, text]) => [key, [words(key) ?? null, text]])),
    ...(isOthers && { ownerId: [own.ownerId ?? null, ownerId], standing: [own.standing ?? null, null] }),
    ...(externalId !== "" && !isCalled(externalId) && { externalId: [null, externalId] }),
  };
}

/** By what another system calls them first, then by name. */
export async function findListed<One extends Readonly<{ name: string; externalId: string }>>(
  deed: Deed,
  rows: readonly One[],
  decided: Parameters<typeof findCustomers>[2],
): Promise<ReadonlyMap<One, FoundCustomer>> {
  const { db, workspace } = deed;
  const ids = rows.map(({ externalId }) => externalId).filter((id) => id !== "");
  const called = await subjectsCalled(db, workspace.id, "customer", ids);
  const leads = await whereTheyLead(deed, [...called.values()]);
  const byId = (row: One) => leads.get(called.get(row.externalId) ?? "");
  const byName = await findCustomers(
    deed,
    rows.filter((row) => !byId(row)).map(({ name }) => name),
    decided,
  );
  return new Map(rows.map((row) => [row, byId(row) ?? byName.get(row.name)!]));
}

/** All that is asked of customers that are there already. */
async function standingOf(deed: Deed, customers: ReadonlyMap<Told, FoundCustomer>) {
  const ids = [...customers.values()].flatMap((found) => (isThere(found) ? [found.id] : []));
  const externalIds = [...customers.keys()].map(({ externalId }) => externalId);
  const files = await filesOf(deed, ids, { lock: false });
  const reached = new Set(await idsWithinReach(deed, ids, "file.change"));
  const words = await revenuesOf(deed, ids);
  const called = await subjectsCalled(deed.db, deed.workspace.id, "customer", externalIds);
  return (id: string): (Before & Readonly<{ isReached: boolean }>) | undefined => {
    const file = files.get(id);
    return (
      file && {
        own: file.own,
        isReached: reached.has(id),
        words: (key) => words(id, key),
        isCalled: (externalId) => called.has(externalId),
      }
    );
  };
}

/** What is kept of customers' revenue. @returns by their id and the word's key */
export async function revenuesOf(deed: Deed, ids: readonly string[]) {
  const field = revenueField(deed);
  const key = field === undefined ? undefined : ownKey(field);
  const revenues = key === undefined ? undefined : await wordsUnder(deed, ids, key);
  return (id: string, wanted: string): string | undefined => (wanted === key ? revenues?.get(id) : undefined);
}
