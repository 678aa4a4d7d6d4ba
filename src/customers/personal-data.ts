import type { PersonalData } from "../company/personal-data.ts";
import { type Sql, sql } from "../database/sql.ts";

const company = "stays: about a company that is sold to";
const contact = "stays: about somebody at a company that is sold to, who is erased by themselves";

/** A customer is the company's, whoever wrote it down; what was written of it in own words is the person's. */
export const personalDataOfCustomers: PersonalData = {
  columns: {
    ...Object.fromEntries(
      [
        "name",
        "normalised",
        "pinyin",
        "initials",
        "core",
        "coreSound",
        "place",
        "trade",
        "industry",
        "standing",
        "purchasingPower",
        "channel",
        "region",
        "position",
        "profitCurrency",
        "need",
        "intent",
        "priority",
        "grade",
        "mailDomain",
      ].map((column) => [`Customer.${column}`, company]),
    ),
    ...Object.fromEntries(
      ["name", "job", "phone", "mail", "sentiment"].map((column) => [`Contact.${column}`, contact]),
    ),
    "ContactRole.role": "stays: a buying role, one of six words",
    "CustomerFact.key": "stays: a field's key",
    "CustomerFact.value": "emptied",
  },
  show: async (db, { id, workspaceId }) => ({
    customerFacts: await db.$queryRaw<object[]>(sql`
      SELECT f."customerId"::text AS "customerId", f."key", f."value" FROM "CustomerFact" f WHERE ${byThem(workspaceId, id)}`),
  }),
  erase: (tx, { id, workspaceId, instead: { words } }) =>
    tx.$executeRaw(sql`
      UPDATE "CustomerFact" f SET "value" = to_jsonb(${words}::text)
       WHERE ${byThem(workspaceId, id)} AND f."value" <> '""'`),
};

const byThem = (workspaceId: string, memberId: string): Sql => sql`
  f."workspaceId" = ${workspaceId}::uuid AND f."eventId" IN (
    SELECT e."id" FROM "Event" e WHERE e."workspaceId" = ${workspaceId}::uuid AND e."memberId" = ${memberId}::uuid)`;
