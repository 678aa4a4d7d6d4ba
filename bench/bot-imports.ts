/** The memory that a bot takes to take a table over as people do it: sent in a chat, read, checked and stored at the press of buttons. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
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

/** Megabytes at most, as the system counts them; undefined where it does not. `idle`: before the table was sent. */
export type BotMemory = Readonly<{ idle: number | undefined; most: number | undefined }>;

/** @param database an empty one, which is left with what was taken over */
export async function memoryOfImport(path: string, database: BenchDatabase): Promise<BotMemory> {
  const setup = await slackSetup("http");
  const bot = await startLoudou({
    ...setup.env,
    ...database.env,
    ...{ FILE_LIMIT_MB: "50", LOCALE_DEFAULT: "en" },
  });
  const chats = await setup.meets(bot.url);
  try {
    return await takenOver(new Person(await chats.boss("en")), bot, path);
  } finally {
    await bot.stop();
    await chats.close();
  }
}

async function takenOver(boss: Person, bot: Program, path: string): Promise<BotMemory> {
  const words = importWords("en");
  const name = basename(path);
  await boss.says("/deal new Quillworks $45k 12/31");
  for (let nth = 0; nth < warmUp; nth += 1) {
    await boss.sees.card("Quillworks", patience);
    await boss.says("/deal show #1");
  }
  const idle = bot.peakMemory();
  // On a busy machine it is received too late for Slack, and is read all the same.
  await boss.sends([{ name, bytes: readFileSync(path) }]).catch(() => {});
  const asked = await boss.sees.card(fileWords("en").readTable, patience);
  await boss.clicks(fileWords("en").readTable, { on: asked });
  const shown = await boss.sees.card(sheetWords("en").title(name), patience);
  await boss.clicks(sheetWords("en").take, { on: shown });
  const checked = await boss.sees.card((text) => text.includes(words.nothingYet), patience);
  await boss.clicks(/^Import/, { on: checked });
  await boss.sees.card(words.done(name), patience);
  return { idle, most: bot.peakMemory() };
}
