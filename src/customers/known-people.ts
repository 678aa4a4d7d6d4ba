/** Whom one may say that one has met at a customer's. */
import { noSql, type Sql, sql } from "../database/sql.ts";
import type { Deed } from "../history/deed.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { knowsOnlyOwn } from "./match-customer.ts";

export type KnownPerson = Readonly<{ id: string; name: string }>;

/** More than a form offers; who is not among them is found by their name. */
const offered = 30;

/** Those who were in touch last first. @param also ids that are wanted in any case */
export const peopleAt = (
  deed: Deed,
  customerId: string,
  also: readonly string[] = [],
): Promise<KnownPerson[]> =>
  deed.db.$queryRaw(sql`
    SELECT k."id", k."name" FROM "Contact" k JOIN "Customer" c ON c."id" = k."customerId"
    WHERE k."workspaceId" = ${deed.workspace.id}::uuid AND ${customerId}::uuid IN (c."id", c."mergedIntoId") AND k."erasedAt" IS NULL
      AND (k."lastContactOn" IS NOT NULL OR ${notTakenBack(sql`k."eventId"`)}) ${knownTo(deed)}
    ORDER BY k."id" = ANY(${[...also]}::uuid[]) DESC, k."lastContactOn" DESC NULLS LAST, k."name" LIMIT ${offered}`);

/** Of a member who may only know the own customers: whom they wrote down or met. A condition on k. */
export const knownTo = (deed: Deed): Sql =>
  knowsOnlyOwn(deed)
    ? sql`AND (EXISTS (SELECT FROM "Event" w WHERE w."id" = k."eventId" AND w."memberId" = ${deed.member.id}::uuid)
        OR EXISTS (SELECT FROM "TouchContact" x JOIN "Touch" y ON y."id" = x."touchId"
                    WHERE x."workspaceId" = k."workspaceId" AND x."contactId" = k."id" AND y."memberId" = ${deed.member.id}::uuid))`
    : noSql;
