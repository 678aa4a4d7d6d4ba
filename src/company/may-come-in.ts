/** By which accounts a person is still here. */
import { type Sql, sql } from "../database/sql.ts";

/** On an identity, n. Who may not come in by an account (any more) gets nothing by it either. */
export const mayComeIn: Sql = sql`(n."account" = 'member' OR (n."account" <> 'deleted' AND n."admittedAt" IS NOT NULL))`;

const accounts = sql`SELECT 1 FROM "Identity" n WHERE n."workspaceId" = m."workspaceId" AND n."memberId" = m."id"`;

/** On a member, m: every account is gone from its chat. Who was invited and has not come yet is not gone. */
export const isGone: Sql = sql`(EXISTS (${accounts}) AND NOT EXISTS (${accounts} AND ${mayComeIn}))`;
