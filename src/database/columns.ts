/** Between the database's types and the product's: Temporal in, Date out, and back. */
import { Temporal } from "temporal-polyfill";

/** For a TIMESTAMPTZ column. */
export const toTimestamp = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds);
export const fromTimestamp = (date: Date): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(date.getTime());

/** For a DATE column, which Prisma wants and gives as midnight UTC. */
export const toDateColumn = (date: Temporal.PlainDate): Date => new Date(`${date.toString()}T00:00:00Z`);
export const fromDateColumn = (date: Date): Temporal.PlainDate =>
  Temporal.PlainDate.from(date.toISOString().slice(0, 10));
