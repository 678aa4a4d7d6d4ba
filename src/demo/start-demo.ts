/** Whether this is the demo, and what the demo adds: the sample company and a clock that can be moved. */
import type { Config } from "../config/config.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import type { MovableClock } from "../schedule/clock.ts";
import type { Locale } from "../text/locale.ts";
import { openDemoClock } from "./demo-clock.ts";
import { loadSampleCompany } from "./load-sample-company.ts";

export type Demo = Readonly<{
  clock: MovableClock;
  /** Makes the sample company, in this language, unless it is there. */
  open(locale: Locale): Promise<void>;
}>;

/**
 * On request (`DEMO=1`), or when no chat and no sign-in provider is configured and the database is new or holds the demo already. Never
 * where others than this machine can connect, be it through a proxy, and never in a database that holds a real company.
 * The sample company is made when the first browser comes, whose language it then speaks.
 */
export async function startDemo(config: Config, database: Database): Promise<Demo | undefined> {
  if (config.demo === false || !config.loopback) return undefined;
  const [company] = await database.prisma.$queryRaw<{ demo: boolean }[]>(
    sql`SELECT "demo" FROM "Workspace" LIMIT 1`,
  );
  if (company && !company.demo) return undefined;
  if (config.demo === undefined && (config.slack || config.lark || config.oidc)) return undefined;
  if (config.demo === undefined && !company && (await isExpected(database))) return undefined;
  const clock = await openDemoClock(database);
  let opening: Promise<unknown> | undefined;
  const open = async (locale: Locale) => {
    // Requests of one browser come side by side, and all of them wait for the one company.
    opening ??= loadSampleCompany(database, clock.now(), locale).finally(() => {
      opening = undefined;
    });
    await opening;
  };
  // People of another chat may come before the first browser, and would found a company of their own.
  if (config.slack || config.lark) await open(config.locale);
  return { clock, open };
}

/** Whether somebody was sent a link to found a company here: that they have not come yet makes it no demo. */
async function isExpected({ prisma }: Database): Promise<boolean> {
  return (await prisma.$queryRaw<unknown[]>(sql`SELECT 1 FROM "LoginLink" LIMIT 1`)).length > 0;
}
