/**
 * What a company keeps about one person: each room says it of its own tables, and shows or erases it when an operator
 * asks. test/database/admin.test.ts compares the columns named here with the database's: a new one has to decide.
 */
import type { Tx } from "../database/transaction.ts";
import { pinyinOf } from "../understanding/pinyin.ts";

/** A person, and every account by which rows of theirs are found. */
export type Sought = Readonly<{
  id: string;
  workspaceId: string;
  name: string;
  email: string | null;
  accounts: readonly Readonly<{
    identityId: string;
    installationId: string;
    platform: string;
    externalId: string;
    /** Where private messages go, once known. */
    address: string | null;
  }>[];
  /** What stands where their words or their name were. */
  instead: Readonly<{ name: string; words: string }>;
}>;

/** By "Table.column" what an erasure does with it: empties it, deletes the row, or leaves it, and why. */
type Columns = Readonly<Record<string, "emptied" | "deleted" | `stays: ${string}`>>;

export type PersonalData = Readonly<{
  /** Every column of the room's tables that holds text or JSON. */
  columns: Columns;
  /** The person's rows as plain data, by what they are. */
  show(db: Tx, person: Sought): Promise<Readonly<Record<string, readonly unknown[]>>>;
  erase(tx: Tx, person: Sought): Promise<unknown>;
}>;

export const personalDataOfCompany: PersonalData = {
  columns: {
    "Member.name": "emptied",
    "Member.pinyin": "emptied",
    "Member.email": "emptied",
    "Member.role": "stays: one of five words",
    "Member.locale": "stays: one of two words",
    "Member.zone": "stays: a zone of many",
    "Workspace.name": "stays: the company's",
    "Workspace.zone": "stays: the company's",
    "Workspace.locale": "stays: the company's",
    "Workspace.currency": "stays: the company's",
    "Workspace.settings": "stays: the company's",
    "Workspace.toldSteps": "stays: the company's",
    "Workspace.movedTo": "stays: the company's",
    "Workspace.livesAt": "stays: the company's",
  },
  show: async (db, { id }) => ({ person: await db.member.findMany({ where: { id } }) }),
  erase: (tx, { id, instead: { name } }) =>
    tx.member.update({
      where: { id },
      data: { name, pinyin: pinyinOf(name).full, email: null, active: false },
      select: { id: true },
    }),
};
