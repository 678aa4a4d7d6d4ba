/** What the operator can ask of the running bot. */
import { z } from "zod";
import type { Config } from "../config.ts";
import type { Database } from "../database/open-database.ts";
import { rawSql } from "../database/sql.ts";
import { type DatabaseFacts, databaseFacts } from "./database-facts.ts";
import { type Answer, loginLink } from "./login-link.ts";

export const asked = z.discriminatedUnion("order", [
  z.object({ order: z.literal("login"), typed: z.string().max(200) }),
  z.object({ order: z.literal("database") }),
]);
export type Asked = Readonly<z.output<typeof asked>>;

/** What each order is answered with. */
export type Answers = Readonly<{ login: Answer; database: DatabaseFacts }>;

export const carriesOut =
  (database: Database, config: Config) =>
  async (order: Asked): Promise<Answers[Asked["order"]]> =>
    order.order === "login"
      ? loginLink(database, config, order.typed)
      : databaseFacts((statement) => database.prisma.$queryRaw(rawSql(statement)));
