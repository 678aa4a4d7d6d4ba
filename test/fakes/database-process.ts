// A process of its own that works on a data directory, for tests that end it without mercy:
// node test/fakes/database-process.ts TASK DIRECTORY. Says on its output, one line each, what it has done.
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const [task, directory = ""] = process.argv.slice(2);

let syncs = 0;
const fdatasync = fs.fdatasyncSync;
fs.fdatasyncSync = (descriptor) => {
  syncs += 1;
  fdatasync(descriptor);
};
syncBuiltinESMExports();

const { lockDataDirectory } = await import("../../src/database/data-directory-lock.ts");
const { openDatabase } = await import("../../src/database/open-database.ts");
const { transaction } = await import("../../src/database/transaction.ts");

/** Takes the lock and keeps it. */
async function lock(): Promise<void> {
  await lockDataDirectory(directory);
  say("locked");
}

/** Opens the database and keeps it. */
async function open(): Promise<void> {
  await openDatabase({ dataDir: directory });
  say("open");
}

/** Commits rows 0, 1, 2, … in eight concurrent chains, two rows to a transaction, and says each once committed. */
async function write(): Promise<void> {
  const database = await openDatabase({ dataDir: directory });
  let next = await database.prisma.claim.count();
  say("open");
  const chain = async () => {
    for (;;) {
      const [first, second] = [next++, next++];
      await transaction(database, async (tx) => {
        await tx.claim.create({ data: { key: `row ${first}` } });
        await tx.claim.create({ data: { key: `row ${second}` } });
      });
      say(`committed ${first} ${second}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, chain));
}

/** Commits 100 transactions one after another and says how many syncs that took. */
async function countSyncs(): Promise<void> {
  const database = await openDatabase({ dataDir: directory });
  const before = syncs;
  for (let i = 0; i < 100; i++) {
    await transaction(database, (tx) => tx.claim.create({ data: { key: `row ${i}` } }));
  }
  say(`syncs ${syncs - before}`);
  await database.close();
}

function say(line: string): void {
  // Written before anything else happens: a line that was said is a promise made.
  fs.writeSync(1, `${line}\n`);
}

const tasks: Record<string, () => Promise<void>> = { lock, open, write, countSyncs };
try {
  await tasks[task ?? ""]?.();
  // Keeps the process up, whatever it holds.
  if (task !== "countSyncs") setInterval(() => {}, 1_000);
} catch (error) {
  say(`${error}`);
  process.exit(1);
}
