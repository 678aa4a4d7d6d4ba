/** Which company the database holds, and what time it is there. */
import { Temporal } from "temporal-polyfill";
import type { Config } from "../../src/config/config.ts";
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
 * The real company if there is one, else the sample company, created on request.
 * @throws Mistake when there is none, or when an option only works in a sample company
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
  if (!sample) await loadSampleCompany(database, clock.now(), config.locale);
  return { demo: true, clock };
}

/** Only where the bot would create one too: a database with a sample company in it is no place to go live. */
const mayBeDemo = ({ loopback, demo, slack, lark }: Config): boolean =>
  loopback && (demo ?? !(slack || lark));

/**
 * Commands that name the same time to the minute follow each other: what an earlier one wrote is no reason to
 * refuse the next, which continues from there. In minutes.
 */
const sameTime = 10;

/**
 * Runs on from the given moment, even if it is in the past by our clock; only recorded facts must not lie ahead
 * of it.
 */
async function clockAt(
  database: Database,
  at: Temporal.PlainDateTime,
  zone: string,
  words: Words,
): Promise<Clock> {
  const wished = at.toZonedDateTime(zone).toInstant();
  const newest = (await newestFact(database)) ?? wished;
  const isOver = Temporal.Instant.compare(wished, newest) < 0;
  if (isOver && wished.until(newest).total("minutes") > sameTime) {
    const written = newest.toZonedDateTimeISO(zone).toPlainDateTime();
    const earliest = written.round({ smallestUnit: "minute", roundingMode: "ceil" });
    const [typed, first] = [at, earliest].map((one) => one.toString({ smallestUnit: "minute" }));
    throw new Mistake(words.tooEarly(typed!, first!));
  }
  const ahead = systemClock.now().until(isOver ? newest : wished);
  return { now: () => systemClock.now().add(ahead) };
}
