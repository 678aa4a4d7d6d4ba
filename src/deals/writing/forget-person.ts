/** What answers to criteria say of somebody at a customer's who is to be forgotten. */
import { type Sql, sql } from "../../database/sql.ts";
import type { Deed } from "../../history/deed.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";

/** `customerIds`: where they are or were; `met`: with which deeds it was said that they were met, and in which part. */
type Named = Readonly<{
  customerIds: readonly string[];
  met: readonly Readonly<{ eventId: string; role: string }>[];
  name: string;
  /** See `namingPattern`. */
  pattern: string;
}>;

/** `isThem`: the answer is nobody but them; else they are named in it among other things. */
type AnswerNaming = Readonly<{ text: string; isThem: boolean }>;

export const answersNaming = (deed: Deed, named: Named): Promise<AnswerNaming[]> =>
  deed.db.$queryRaw(sql`
    SELECT f."value" #>> '{}' AS "text", ${isThem(deed, named)} AS "isThem" FROM "DealFact" f WHERE ${naming(deed, named)}
    ORDER BY f."eventId"`);

/** Who was met is asked again; of other answers the rest stays. @param instead what stands where they were named */
export const forgetAnswersNaming = (deed: Deed, named: Named, instead: string) =>
  deed.db.$executeRaw(sql`
    UPDATE "DealFact" f SET "value" = to_jsonb(CASE WHEN ${isThem(deed, named)} THEN ''
      ELSE regexp_replace(f."value" #>> '{}', ${named.pattern}, ${instead}, 'gi') END)
     WHERE ${naming(deed, named)}`);

const naming = (deed: Deed, named: Named): Sql => sql`
  f."workspaceId" = ${deed.workspace.id}::uuid AND f."value" <> '""'
  AND f."dealId" IN (SELECT d."id" FROM "Deal" d WHERE d."workspaceId" = ${deed.workspace.id}::uuid
    AND d."customerId" = ANY(${[...named.customerIds]}::uuid[]))
  AND (f."value" #>> '{}' ~* ${named.pattern} OR ${isThem(deed, named)})`;

/** The answer is their name, or was given with the deed by which they were met, whatever they are called by now. */
function isThem({ pipelines }: Deed, { met, name }: Named): Sql {
  const roles = new Set(met.map(({ role }) => role));
  const keys = pipelines.all.flatMap((pipeline) =>
    criteriaOf(pipeline).flatMap((one) => (one.kind === "role" && roles.has(one.role) ? [one.key] : [])),
  );
  const events = met.map(({ eventId }) => eventId);
  return sql`(f."value" #>> '{}' = ${name}
    OR f."eventId" = ANY(${events}::bigint[]) AND f."key" = ANY(${[...new Set(keys)]}::text[]))`;
}
