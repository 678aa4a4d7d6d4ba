/** A table that somebody sends, and the program that carries it on when they are done pressing. */

import type { OfferedFile } from "../../../src/chat/file.ts";
import { carryAllOn } from "../../../src/imports/start-imports.ts";
import { offered } from "./harmless-files.ts";
import type { Colleague, Office } from "./office.ts";
import type { Answer } from "./person.ts";

/** A csv file as a chat hands it on. */
export const table = (name: string, ...lines: readonly string[]): OfferedFile =>
  offered(name, lines.join("\n"));

/** Until nothing waits any more. @throws what the program would have written down as a failure */
export async function carriedOn(office: Office): Promise<void> {
  const failures: object[] = [];
  const log = { info() {}, warn() {}, error: (facts: object) => void failures.push(facts) };
  await carryAllOn({ database: office.database, now: office.now, log }, new AbortController().signal);
  if (failures.length > 0) throw new Error("An import failed", { cause: failures[0] });
}

/** As `carriedOn`, of a short table that is being done: its only batch is applied, and nothing of it counts yet. */
export async function carriedToCount(office: Office): Promise<void> {
  let looked = 0;
  const stopping = {
    get aborted() {
      looked += 1;
      return looked > 1;
    },
  } as AbortSignal;
  const log = { info() {}, warn() {}, error() {} };
  await carryAllOn({ database: office.database, now: office.now, log }, stopping);
  const waiting = await office.database.prisma.import.count({
    where: { workspaceId: office.workspaceId, state: "applying", through: { gt: 0 } },
  });
  if (waiting !== 1) throw new Error("It does not wait to be counted");
}

/** Drops a table, has it checked and opens what came of it. */
export async function checks(office: Office, person: Colleague, file: OfferedFile): Promise<Answer> {
  await person.sendsFiles([file]);
  await person.clicks("Read it as a table");
  const begun = await person.clicks("Check and import");
  if (!begun.words.includes("before anything does")) throw new Error(`It was not begun: ${begun.words}`);
  await carriedOn(office);
  return opens(person);
}

/** The newest import of the list. */
export async function opens(person: Colleague): Promise<Answer> {
  await person.says("/funnel imports");
  return person.clicks("Show");
}
