/** What an open database is, for those that open it and those that use it. */
import type { PGlite } from "@electric-sql/pglite";
import type { SqlDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { PrismaClient } from "./generated/client.ts";

/** Where the opening and the upkeep of a database report to. pino fits. */
export type DatabaseLog = {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
};

export type Database = Readonly<{
  prisma: PrismaClient;
  kind: "embedded" | "server";
  /** The embedded database itself, for pg-boss: statements on it queue with Prisma's. */
  pglite?: PGlite;
  /** The server's connection string, for pg-boss. */
  url?: string;
  /** PostgreSQL's version, such as `18.3`. */
  version: string;
  /** Why nothing can be written although it answers, such as a full disk, for the operator; undefined: it can. */
  whyFull(): Promise<string | undefined>;
  /** Ends all connections and, embedded, gives the directory back. Whatever still runs fails. */
  close(): Promise<void>;
}>;

/** A database before Prisma: what the two kinds have in common. */
export type OpenedDatabase = Omit<Database, "prisma" | "version" | "whyFull"> &
  Readonly<{
    /** Where its data are, on this machine. */
    directory?: string;
    adapter: SqlDriverAdapterFactory;
  }>;
