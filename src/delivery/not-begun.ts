/** Messages that nobody has begun to send: they can still be taken back. */
import { type Sql, sql } from "../database/sql.ts";

/** `held`: came unsent out of a backup, until a person decides. */
const states = ["queued", "held"] as const;

export const isNotBegun = (state: string): boolean => states.some((one) => one === state);

/** A condition on a row of "Delivery". @param row its alias */
export const notBegun = (row: Sql): Sql => sql`${row}."state" IN ('queued', 'held')`;
