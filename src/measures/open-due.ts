import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";

/** When an open deal is due, on the alias d: its signature, or of a signed one the first payment. */
export const openDueOn = sql`coalesce(d."moneyOn", d."closeDate")`;

/** Of an open deal: the day on which it was due has passed. */
export const overdue = (today: Temporal.PlainDate): Sql => sql`${openDueOn} < ${toDateColumn(today)}::date`;

/** From when its clock runs: since it came to its stage, or since the contract. */
export const openSince = sql`coalesce(d."signedAt", d."stageEnteredAt")`;
