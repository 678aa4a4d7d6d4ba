/** Parameterised SQL pieces for the few queries that want to be one statement. */
import { Prisma } from "./generated/client.ts";

export const sql = Prisma.sql;
export const joinSql = Prisma.join;
export const noSql = Prisma.empty;
/** A name of ours inside a statement; never anything from outside. */
export const rawSql = Prisma.raw;
export type Sql = Prisma.Sql;

/** A text as a literal part of a LIKE pattern. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
