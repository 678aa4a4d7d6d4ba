/** From a start to its first page nobody asks Prisma for a model: its compiler would have to be loaded and run in first. */
import { pino } from "pino";
import { describe, expect, onTestFinished, test } from "vitest";
import { readConfig } from "../../src/config/config.ts";
import { Prisma } from "../../src/database/generated/client.ts";
import type { Database } from "../../src/database/open-database.ts";
import { loadSampleCompany } from "../../src/demo/load-sample-company.ts";
import { firstAdminSeat } from "../../src/joining/first-admin.ts";
import { systemClock } from "../../src/schedule/clock.ts";
import { start } from "../../src/start.ts";
import { freshDatabase, oneDatabase } from "../fakes/database.ts";

const models: ReadonlySet<unknown> = new Set(
  Object.values(Prisma.ModelName).map((name) => `${name[0]!.toLowerCase()}${name.slice(1)}`),
);

type Work = (tx: object) => Promise<unknown>;
type Client = Readonly<{ $transaction(work: Work, limits?: object): Promise<unknown> }>;

/** Tells which models are asked for, in transactions, too. */
function watched<Watched extends object>(client: Watched, tell: (model: string) => void): Watched {
  return new Proxy(client, {
    get(target, name) {
      if (models.has(name)) tell(String(name));
      if (name !== "$transaction") return Reflect.get(target, name);
      const { $transaction } = target as unknown as Client;
      return (work: Work, limits?: object) => $transaction((tx) => work(watched(tx, tell)), limits);
    },
  });
}

/** Starts on it as it stands. @returns models that were asked for until somebody had their first page */
async function askedUntilFirstPage(database: Database, env: Readonly<Record<string, string>>) {
  const begin = (prisma: Database["prisma"]) => {
    const config = readConfig({ DATA_DIR: "memory://", PORT: "0", ...env });
    const log = pino({ level: "silent" });
    return start(config, log, Promise.resolve({ ...database, prisma, close: async () => {} }));
  };
  // What had been due before is done: whose start is watched comes back to a company that is looked after.
  const before = await begin(database.prisma);
  await before.tickNow();
  await before.stop(0);
  const asked: string[] = [];
  const running = await begin(watched(database.prisma, (model) => asked.push(model)));
  const came = await fetch(running.url, { redirect: "manual" });
  const cookie = came.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const page = await fetch(running.url, { headers: { cookie } });
  const found = { asked: [...asked], page: await page.text() };
  await running.stop(0);
  return found;
}

describe.each(oneDatabase)("a start on %s, up to the first page", (kind) => {
  const opened = async () => {
    const database = await freshDatabase(kind);
    onTestFinished(() => database.close());
    return database;
  };

  test("of the sample company", async () => {
    const database = await opened();
    await loadSampleCompany(database, systemClock.now(), "en");
    const { asked, page } = await askedUntilFirstPage(database, {});
    expect(page).toContain("</html>");
    expect(asked).toEqual([]);
  });

  test("of a company that has its admin", async () => {
    const database = await opened();
    const seat = firstAdminSeat({ zone: "America/New_York", locale: "en", currency: "USD" });
    await database.prisma.$transaction((tx) => seat.take(tx));
    const { asked, page } = await askedUntilFirstPage(database, { DEMO: "0" });
    expect(page).toContain("</html>");
    expect(asked).toEqual([]);
  });
});
