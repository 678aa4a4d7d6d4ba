/** A list of customers: those that are new are made, and what it says of all of them is written into their files. */
import { fileCustomers, takeFilesBack } from "../../../customers/file/write-file.ts";
import { giveCustomers, takeGivenBack } from "../../../customers/standing/give-customers.ts";
import { dropCustomers, ensureCustomers } from "../../../customers/write-customer.ts";
import { sql } from "../../../database/sql.ts";
import { callExternally, forgetValues } from "../../../external-ids/external-ids.ts";
import type { Deed } from "../../../history/deed.ts";
import type { Changes } from "../../../history/record-events.ts";
import { notTakenBack } from "../../../history/taken-back.ts";
import { findCustomers, isThere } from "../../finding/customers.ts";
import type { Import } from "../../import.ts";
import { type AppliedRow, addChanges, appliedSaying, type Outcome, rejectAmongAll } from "../../rows.ts";
import { beginToCount, countNoMore } from "../counting.ts";
import { type Kept, type RowKind, textIn } from "../import-kind.ts";
import { makePeople } from "../make-people.ts";
import { rejectedAmongAll } from "./among-all.ts";
import { type CustomerWish, planCustomers } from "./plan-customers.ts";

/** Parents are set so many at a time. */
const page = 500;

type Wish = CustomerWish & Readonly<{ nth: number }>;

export const customersKind: RowKind = {
  name: "customers",
  needs: "file.change",
  onceOnly: true,

  async settle(deed, one) {
    await rejectAmongAll(deed.db, one, await rejectedAmongAll(deed, one));
    return one.decided;
  },

  plan: async (deed, one, rows) => (await planCustomers(deed, one, rows)).map(({ outcome }) => outcome),

  async apply(deed, one, rows) {
    await makePeople(deed, one, rows);
    const planned = await planCustomers(deed, one, rows);
    const wishes = planned.flatMap(({ outcome, wish }) => (wish ? [{ nth: outcome.nth, ...wish }] : []));
    const made = await makeCustomers(deed, wishes);
    const idOf = (wish: Wish): string => wish.id ?? made.get(wish)!.id;
    const filings = await fileCustomers(
      deed,
      wishes.map((wish) => ({ customerId: idOf(wish), columns: wish.columns, words: wish.words })),
      { kind: "import", values: { import: one.id, file: one.fileName } },
    );
    const given = await giveCustomers(
      deed,
      new Map(wishes.flatMap((wish) => (wish.ownerId ? [[idOf(wish), wish.ownerId] as const] : []))),
    );
    await callExternally(
      deed.db,
      deed.workspace.id,
      "customer",
      wishes.flatMap((wish) => (wish.externalId ? [{ value: wish.externalId, subjectId: idOf(wish) }] : [])),
    );
    const moves = new Map(given.map(({ customerId, changes }) => [customerId, changes]));
    const done = new Map(
      wishes.map((wish, nth): [number, Outcome] => {
        const subjectId = idOf(wish);
        const changes: Changes = {
          ...filings[nth]!.columns,
          ...moves.get(subjectId),
          ...(wish.externalId && { externalId: [null, wish.externalId] }),
        };
        const { isNew } = made.get(wish) ?? { isNew: false };
        const does = made.has(wish) ? ("create" as const) : ("update" as const);
        return [wish.nth, { nth: wish.nth, does, subjectId, changes, ...(isNew && { madeId: subjectId }) }];
      }),
    );
    return planned.map(({ outcome }) => ({ ...outcome, ...done.get(outcome.nth) }));
  },

  async count(deed, one) {
    for (let after = 0; ; ) {
      const rows = await appliedSaying(deed.db, one, "parent", { after, limit: page });
      if (rows.length === 0) break;
      after = rows.at(-1)!.nth;
      await setParents(deed, one, rows);
    }
    return beginToCount(deed, one);
  },

  async discount(deed, one) {
    await countNoMore(deed, one);
    for (let after = 0; ; ) {
      const rows = await appliedSaying(deed.db, one, "parent", { after, limit: page });
      if (rows.length === 0) break;
      after = rows.at(-1)!.nth;
      const ids = await untouchedSince(deed, one, rows);
      await takeFilesBack(
        deed,
        (await filedBy(deed, one, ids)).filter(({ columns }) => "parentId" in columns),
      );
    }
    return [];
  },

  async takeBack(deed, one, rows) {
    const made = rows.flatMap(({ madeId }) => (madeId ? [madeId] : []));
    const stay = await dropCustomers(deed, made, one.eventId);
    const changed = rows.filter(({ madeId, subjectId }) => !madeId && subjectId);
    const filed = await filedBy(
      deed,
      one,
      changed.map(({ subjectId }) => subjectId!),
    );
    const written = await takeFilesBack(deed, filed);
    const moved = await takeGivenBack(
      deed,
      changed.flatMap(({ subjectId, changes }) =>
        changes?.standingSince ? [{ customerId: subjectId!, changes }] : [],
      ),
    );
    const staying = new Set(stay.map(({ id }) => id));
    await forgetValues(
      deed.db,
      deed.workspace.id,
      "customer",
      rows.flatMap(({ subjectId, changes }) =>
        changes?.externalId && !staying.has(subjectId!) ? [String(changes.externalId[1])] : [],
      ),
    );
    const kept = new Map([
      ...stay.map(({ id, name }) => [id, name] as const),
      ...[...written, ...moved].map(({ customerId, name }) => [customerId, name] as const),
    ]);
    return [...kept.values()].map((what): Kept => ({ what }));
  },
};

/** `isNew`: nobody was quicker. By the wish; two never mean the same. */
async function makeCustomers(
  deed: Deed,
  wishes: readonly Wish[],
): Promise<ReadonlyMap<Wish, Readonly<{ id: string; isNew: boolean }>>> {
  const fresh = wishes.filter(({ id }) => id === undefined);
  const ensured = await ensureCustomers(
    deed,
    fresh.map(({ name }) => name),
  );
  return new Map(
    fresh.map((wish, nth) => {
      const { customer, eventId } = ensured[nth]!;
      return [wish, { id: customer.id, isNew: eventId !== undefined }];
    }),
  );
}

/** When all are there, also those that stand further down. */
async function setParents(deed: Deed, one: Import, rows: readonly AppliedRow[]): Promise<void> {
  const parents = await findCustomers(
    deed,
    rows.map(({ values }) => textIn(values, "parent")),
    { ...one.decided, surelyOnly: true },
  );
  const wishes = rows.flatMap(({ nth, subjectId, values }) => {
    const parent = parents.get(textIn(values, "parent"))!;
    return subjectId && isThere(parent) ? [{ nth, customerId: subjectId, parentId: parent.id }] : [];
  });
  const filings = await fileCustomers(
    deed,
    wishes.map(({ customerId, parentId }) => ({ customerId, columns: { parentId }, words: {} })),
    { kind: "import", values: { import: one.id, file: one.fileName } },
  );
  await addChanges(
    deed.db,
    one,
    wishes.map(({ nth }, at) => ({ nth, changes: filings[at]!.columns })),
  );
}

/** What was changed keeps nothing of the import; what was made stays whole where somebody has worked on it since. */
async function untouchedSince(deed: Deed, one: Import, rows: readonly AppliedRow[]): Promise<string[]> {
  const made = rows.flatMap(({ madeId }) => (madeId ? [madeId] : []));
  const touched = await deed.db.$queryRaw<{ id: string }[]>(sql`
    SELECT DISTINCT e."subjectId" AS "id" FROM "Event" e
     WHERE e."workspaceId" = ${deed.workspace.id}::uuid AND e."subjectId" = ANY(${made}::uuid[])
       AND e."id" > ${one.eventId}::bigint AND e."kind" <> 'undo'`);
  const stay = new Set(touched.map(({ id }) => id));
  return rows.flatMap(({ subjectId }) => (subjectId && !stay.has(subjectId) ? [subjectId] : []));
}

/** What the import wrote into these files, and still stands; the last first. */
async function filedBy({ db, workspace }: Deed, one: Import, ids: readonly string[]) {
  const rows = await db.$queryRaw<{ customerId: string; eventId: string; columns: Changes }[]>(sql`
    SELECT e."subjectId" AS "customerId", e."id"::text AS "eventId", e."values" -> 'columns' AS "columns" FROM "Event" e
     WHERE e."workspaceId" = ${workspace.id}::uuid AND e."subjectId" = ANY(${[...ids]}::uuid[]) AND e."subject" = 'customer'
       AND e."kind" = 'import' AND e."values" ->> 'import' = ${one.id} AND ${notTakenBack(sql`e."id"`)}
     ORDER BY e."id" DESC`);
  return rows;
}
