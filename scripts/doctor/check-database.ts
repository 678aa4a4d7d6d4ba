import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Config } from "../../src/config/config.ts";
import { DataDirectoryInUse, lockDataDirectory } from "../../src/database/data-directory-lock.ts";
import { EmbeddedPostgres } from "../../src/database/embedded-postgres.ts";
import type { HeldDirectory } from "../../src/database/held-directory.ts";
import { oldestVersion, openPool } from "../../src/database/server.ts";
import { nameOlderAmounts } from "../../src/deals/facts/older-amounts.ts";
import { askDesk } from "../../src/operator/ask-desk.ts";
import { type DatabaseFacts, databaseFacts, type Keeping } from "../../src/operator/database-facts.ts";
import { reasonOf } from "./ask.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

/** Changes nothing: pending migrations are reported and left to the next start. */
export function checkDatabase(
  config: Pick<Config, "databaseUrl" | "dataDir" | "backup" | "holdDeliveries">,
  words: Words,
): Promise<Finding[]> {
  const { databaseUrl, dataDir } = config;
  const judged = (facts: DatabaseFacts) => [
    ...judge(facts, words),
    ...judgeKeeping(facts.keeping, config, words),
  ];
  return databaseUrl ? checkServer(databaseUrl, words, judged) : checkEmbedded(dataDir, words, judged);
}

type Judged = (facts: DatabaseFacts) => readonly Finding[];

/** A daily backup may be late by a day, in hours. */
const oldBackup = 48;

/** Backups, and messages that wait for a decision. */
function judgeKeeping(
  keeping: Keeping | undefined,
  { backup, holdDeliveries }: Pick<Config, "backup" | "holdDeliveries">,
  words: Words,
): Finding[] {
  const silent = holdDeliveries ? [unknown(words.nothingGoesOut)] : [];
  if (!keeping) return silent;
  const { backupAge, held, movedTo } = keeping;
  const age = backupAge === null ? words.neverBackedUp : words.backedUp(Math.round(backupAge));
  const late = backupAge === null || backupAge > oldBackup;
  const backups = !late
    ? good(age)
    : backup && backupAge !== null
      ? bad(age, words.backupLateCure(backup.directory))
      : unknown(age, words.backupCure);
  return [
    ...silent,
    backups,
    ...(held > 0 ? [unknown(words.held(held), words.heldCure)] : []),
    ...(movedTo === null ? [] : [bad(words.movedAway(movedTo), words.movedAwayCure)]),
  ];
}

async function checkEmbedded(dataDir: string, words: Words, judged: Judged): Promise<Finding[]> {
  if (dataDir.startsWith("memory://")) return [unknown(words.embeddedInMemory)];
  const folder = resolve(dataDir);
  const unwritable = await notWritable(folder);
  if (unwritable) return [bad(words.notWritable(unwritable), words.notWritableCure)];
  // PGlite would create a cluster where it finds none.
  if (!wasCreated(dataDir)) return [unknown(words.embeddedNew(folder))];
  let held: HeldDirectory;
  try {
    held = await lockDataDirectory(folder);
  } catch (error) {
    if (!(error instanceof DataDirectoryInUse)) throw error;
    const who = error.pid === undefined ? words.anotherProcess : words.processNumber(error.pid);
    const facts = await askDesk(folder, { order: "database" });
    if (!facts) return [unknown(words.embeddedInUse(folder, who))];
    return [good(words.embeddedRuns(folder, facts.version, who)), ...judged(facts)];
  }
  try {
    const database = new EmbeddedPostgres(join(folder, "postgres"), { beforeChange: held.confirm });
    await database.waitReady;
    try {
      const facts = await databaseFacts(
        async (statement) => (await database.query<Record<string, unknown>>(statement)).rows,
      );
      return [good(words.embeddedOpens(folder, facts.version)), ...judged(facts)];
    } finally {
      await database.close();
    }
  } catch (error) {
    return [bad(words.embeddedBroken(folder, reasonOf(error)), words.embeddedBrokenCure)];
  } finally {
    held.release();
  }
}

/** Whether a bot has run on it before. */
export const wasCreated = (dataDir: string): boolean =>
  existsSync(join(resolve(dataDir), "postgres", "PG_VERSION"));

/** The folder that is in the way: this one, or its nearest existing ancestor. */
async function notWritable(folder: string): Promise<string | undefined> {
  if (!existsSync(folder)) {
    const above = dirname(folder);
    return above === folder ? folder : notWritable(above);
  }
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => undefined,
    () => folder,
  );
}

async function checkServer(url: string, words: Words, judged: Judged): Promise<Finding[]> {
  const where = addressWithoutSecret(url);
  const pool = openPool(url, 1, { info() {}, warn() {}, error() {} });
  try {
    const client = await pool.connect();
    try {
      const facts = await databaseFacts(async (statement) => (await client.query(statement)).rows);
      const answers = good(words.serverAnswers(where, facts.version));
      return [
        facts.major < oldestVersion ? bad(words.tooOld(facts.version), words.tooOldCure) : answers,
        ...judged(facts),
      ];
    } finally {
      client.release();
    }
  } catch (error) {
    return [bad(words.serverSilent(where, reasonOf(error)), cureFor(error, words))];
  } finally {
    await pool.end();
  }
}

function addressWithoutSecret(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** By PostgreSQL's SQLSTATE (28: authentication, 3D: no such database) or the system's error code. */
function cureFor(error: unknown, { serverCures }: Words): string {
  const reason = reasonOf(error);
  if (/^28/.test(reason)) return serverCures.password;
  if (/^3D/.test(reason)) return serverCures.missing;
  return /^E[A-Z_]+\b|timeout/i.test(reason) ? serverCures.address : serverCures.other;
}

function judge(facts: DatabaseFacts, words: Words): Finding[] {
  const { pending, unknown: foreign, shipped } = facts.migrations;
  const encoding = facts.encoding === "UTF8" ? [] : [bad(words.notUtf8(facts.encoding), words.notUtf8Cure)];
  const powerless = !facts.mayCreate && pending.length > 0;
  const rights = powerless
    ? [bad(words.mayNotCreate(facts.user, facts.name), words.mayNotCreateCure(facts.user, facts.name))]
    : [];
  const trigrams = {
    work: [good(words.trigrams)],
    "no Chinese": [bad(words.noChinese(facts.ctype), words.noChineseCure)],
    absent: [bad(words.trigramsAbsent, words.trigramsAbsentCure)],
    // A user who may not create anything has been told so already, and the fix is the same.
    forbidden: powerless ? [] : [bad(words.trigramsForbidden, words.trigramsForbiddenCure)],
    "not asked": [],
  }[facts.trigrams];
  const schema =
    foreign.length > 0
      ? bad(words.newer(foreign.join(", ")), words.newerCure)
      : pending.length > 0
        ? unknown(words.pending(pending.join(", ")))
        : good(words.migrated(shipped));
  const named = nameOlderAmounts(facts.olderAmounts);
  const amounts = named ? [unknown(words.olderAmounts(named), words.olderAmountsCure)] : [];
  return [...encoding, ...rights, ...trigrams, schema, ...amounts];
}
