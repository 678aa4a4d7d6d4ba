import type { Temporal } from "temporal-polyfill";
import { toDateColumn } from "../database/columns.ts";
import { type Sql, sql } from "../database/sql.ts";
import { openDueOn } from "./open-due.ts";

/** "Due soon": within two weeks. */
export const dueSoonDays = 14;

/** Due soon or overdue, and nobody has written what comes next; on the alias d, of open deals. */
export const lacksNextStep = (today: Temporal.PlainDate): Sql => sql`(
  d."nextStepId" IS NULL AND ${openDueOn} <= ${toDateColumn(today.add({ days: dueSoonDays }))}::date)`;
