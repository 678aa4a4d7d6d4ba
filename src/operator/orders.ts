/** What the operator can ask of the running bot. */
import { z } from "zod";
import type { Config } from "../config/config.ts";
import type { Database } from "../database/open-database.ts";
import { rawSql } from "../database/sql.ts";
import type { Purge } from "../schedule/purge.ts";
import type { AdminAnswer } from "./admin-command.ts";
import { type DatabaseFacts, databaseFacts } from "./database-facts.ts";
import { type Answer, loginLink } from "./login-link.ts";

export const asked = z.discriminatedUnion("order", [
  z.object({ order: z.literal("login"), typed: z.string().max(200) }),
  z.object({ order: z.literal("database") }),
  z.object({
    order: z.literal("admin"),
    command: z.string().max(40),
    args: z.array(z.string().max(2_000)).max(40),
    cwd: z.string().max(4_096),
  }),
]);
export type Asked = Readonly<z.output<typeof asked>>;

/** What each order is answered with. */
export type Answers = Readonly<{ login: Answer; database: DatabaseFacts; admin: AdminAnswer }>;

export const carriesOut =
  (database: Database, config: Config, purges: readonly Purge[] = []) =>
  async (order: Asked): Promise<Answers[Asked["order"]]> => {
    switch (order.order) {
      case "login":
        return loginLink(database, config, order.typed);
      case "database":
        return databaseFacts((statement) => database.prisma.$queryRaw(rawSql(statement)));
      case "admin": {
        // Loaded by the first command: no start waits for what operators may ask one day.
        const [{ runAdmin }, { adminWords }] = await Promise.all([
          import("./run-admin.ts"),
          import("./admin-words.ts"),
        ]);
        // What goes wrong is told to who asked: the bot's log is elsewhere.
        return runAdmin(order, { config, database, purges }).catch((error: unknown) => ({
          done: false,
          says: adminWords(config.locale).failed(error instanceof Error ? error.message : String(error)),
        }));
      }
    }
  };
