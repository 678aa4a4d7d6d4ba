/** What it takes a bot to take a table over as people do it: sent in a chat, read, checked and stored at the press of buttons. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { fileWords } from "../src/files/words.ts";
import { importWords } from "../src/imports/words.ts";
import { sheetWords } from "../src/spreadsheets/words.ts";
import { slackSetup } from "../test/fakes/conversation/chat-setups.ts";
import { Person } from "../test/fakes/conversation/person.ts";
import type { BenchDatabase } from "./databases.ts";
import { type Program, startLoudou } from "./programs.ts";

/** For a step of a long table on a busy machine, in milliseconds. */
const patience = { within: 300_000 };
/** Commands after which the bot has all in memory that it needs for one. */
const warmUp = 100;

/** Set by the image, and worth as much to whoever starts it otherwise. */
const asInTheImage = { MALLOC_MMAP_THRESHOLD_: "131072" };
/** Between two looks at how far it is, in milliseconds. */
const betweenLooks = 50;

export type BotImport = Readonly<{
  /** From each of the three presses to what it is for: shown in the chat; checked and done, as the database has it. In seconds. */
  showing: number;
  checking: number;
  applying: number;
  /** Megabytes at most, as the system counts them; undefined where it does not. `idle`: before the table was sent. */
  idle: number | undefined;
  most: number | undefined;
}>;

/** When a table is agreed on: as soon as it is shown, when its thread still has it; or later, when that is gone. */
export type When = "soon" | "later";

/** @param database an empty one on a server, which is left with what was taken over */
export async function importByBot(path: string, database: BenchDatabase, when: When): Promise<BotImport> {
  const setup = await slackSetup("http");
  const bot = await startLoudou({
    ...{ ...setup.env, ...database.env, ...asInTheImage },
    ...{ FILE_LIMIT_MB: "50", LOCALE_DEFAULT: "en" },
  });
  const chats = await setup.meets(bot.url);
  const client = new pg.Client({ connectionString: database.env.DATABASE_URL });
  await client.connect();
  try {
    return await takenOver(new Person(await chats.boss("en")), bot, { path, client, when });
  } finally {
    await client.end();
    await bot.stop();
    await chats.close();
  }
}

async function takenOver(
  boss: Person,
  bot: Program,
  { path, client, when }: Readonly<{ path: string; client: pg.Client; when: When }>,
): Promise<BotImport> {
  const words = importWords("en");
  const name = basename(path);
  const bytes = readFileSync(path);
  await boss.says("/deal new Quillworks $45k 12/31");
  for (let nth = 0; nth < warmUp; nth += 1) {
    await boss.sees.card("Quillworks", patience);
    await boss.says("/deal show #1");
  }
  const idle = bot.peakMemory();
  const began = await sent(boss, name, bytes);
  const shown = await boss.sees.card(sheetWords("en").title(name), patience);
  const showing = (performance.now() - began) / 1000;
  // A thread in which something went wrong does not rest with what it had.
  if (when === "later") {
    await sent(boss, "damaged.xlsx", Buffer.from("PK\u0003\u0004 and no more"));
    await boss.sees.anything(sheetWords("en").problems.damaged, patience);
  }
  const tillChecked = secondsUntil("checked", client);
  await boss.clicks(sheetWords("en").take, { on: shown });
  const checked = await boss.sees.card((text) => text.includes(words.nothingYet), patience);
  const checking = await tillChecked;
  const tillDone = secondsUntil("done", client);
  await boss.clicks(/^Import/, { on: checked });
  await boss.sees.card(words.done(name), patience);
  return { showing, checking, applying: await tillDone, idle, most: bot.peakMemory() };
}

/** @returns when it was agreed on that it is a table, as `performance.now` has it */
async function sent(boss: Person, name: string, bytes: Buffer): Promise<number> {
  // On a busy machine it is received too late for Slack, and is read all the same.
  await boss.sends([{ name, bytes }]).catch(() => {});
  const asked = await boss.sees.card(
    (text) => text.includes(name) && text.includes(fileWords("en").readTable),
    patience,
  );
  const began = performance.now();
  await boss.clicks(fileWords("en").readTable, { on: asked });
  return began;
}

async function secondsUntil(state: string, client: pg.Client): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await client.query<{ state: string }>('SELECT "state" FROM "Import"');
    if (rows[0]?.state === state) return (performance.now() - began) / 1000;
    if (rows[0]?.state === "failed") throw new Error("The import has failed");
    await wait(betweenLooks);
  }
}
