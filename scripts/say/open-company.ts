/** Which company the database holds, and what time it is there. */
import { Temporal } from "temporal-polyfill";
import type { Config } from "../../src/config.ts";
import type { Database } from "../../src/database/open-database.ts";
import { newestFact, openDemoClock } from "../../src/demo/demo-clock.ts";
import { loadSampleCompany } from "../../src/demo/load-sample-company.ts";
import { sampleZone } from "../../src/demo/sample-names.ts";
import { type Clock, systemClock } from "../../src/schedule/clock.ts";
import { Mistake } from "./mistake.ts";
import type { Wish } from "./parse-steps.ts";
import type { Words } from "./words.ts";

export type Company = Readonly<{
  /** Whether it is the sample company. */
  demo: boolean;
  clock: Clock;
}>;

/**
 * The real company where there is one, else the sample company, which is made when that is wished.
 * @throws Mistake where there is none, or what is wished is for a sample company only
 */
export async function openCompany(
  database: Database,
  config: Config,
  wish: Pick<Wish, "demo" | "at">,
  words: Words,
): Promise<Company> {
  const { prisma } = database;
  if (await prisma.workspace.findFirst({ where: { demo: false }, select: { id: true } })) {
    if (wish.demo) throw new Mistake(words.notADemo);
    if (wish.at) throw new Mistake(words.realClock);
    return { demo: false, clock: systemClock };
  }
  const sample = await prisma.workspace.findFirst({ select: { zone: true } });
  if (!sample && !wish.demo) throw new Mistake(words.nobodyYet);
  if (!sample && !mayBeDemo(config)) throw new Mistake(words.noDemoHere);
  const clock = wish.at
    ? await clockAt(database, wish.at, sample?.zone ?? sampleZone, words)
    : await openDemoClock(database);
  if (!sample) await loadSampleCompany(database, clock.now());
  return { demo: true, clock };
}

/** Where the bot, too, would make one: a database with a sample company in it is no place to go live. */
const mayBeDemo = ({ loopback, demo, slack, lark }: Config): boolean =>
  loopback && (demo ?? !(slack || lark));

/** Runs on from the given moment, also from one that is past by our clock: only facts must not come to lie ahead. */
async function clockAt(
  database: Database,
  at: Temporal.PlainDateTime,
  zone: string,
  words: Words,
): Promise<Clock> {
  const then = at.toZonedDateTime(zone).toInstant();
  const newest = await newestFact(database);
  if (newest && Temporal.Instant.compare(then, newest) < 0) {
    const earliest = newest.toZonedDateTimeISO(zone).toPlainDateTime();
    const minute = { smallestUnit: "minute", roundingMode: "ceil" } as const;
    throw new Mistake(words.tooEarly(at.toString(), earliest.round(minute).toString().slice(0, 16)));
  }
  const ahead = systemClock.now().until(then);
  return { now: () => systemClock.now().add(ahead) };
}
