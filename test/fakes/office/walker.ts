/** Somebody who tries everything: types every command, presses every button, and reads all that comes back. */
import type { Button } from "../../../src/chat/card.ts";
import type { UseCase } from "../../../src/chat/use-case.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { createUseCases } from "../../../src/use-cases.ts";
import { exportedBytes, sheetsIn } from "./exported.ts";
import type { Colleague } from "./office.ts";
import type { Answer } from "./person.ts";
import { buttonsOf } from "./reading.ts";

/** What was sent, and all that was answered: what people read, what buttons carry, and files. */
export type Told = Readonly<{ sent: string; answer: string }>;

export type Walk = Readonly<{ told: readonly Told[]; pressed: readonly Button[] }>;

export const allUseCases: readonly UseCase[] = createUseCases(async () => ({ url: "", hours: 1 }));

const looking = new Set(allUseCases.filter(({ changes }) => !changes).map(({ name }) => name));

/** Each command alone, as a file, and about each of the things. @param which those that only look, or those that change */
export function everyLine(which: "looks" | "changes", things: readonly string[]): string[] {
  return allUseCases.flatMap(({ name, command }) => {
    if (!command || looking.has(name) !== (which === "looks")) return [];
    const verb = `/${command.group} ${command.en[0]}`;
    return [verb, `${verb} export`, ...things.map((thing) => `${verb} ${thing}`)];
  });
}

/** Types the lines, and presses the buttons that come: of what changes something only when `presses` is all. */
export async function walks(
  database: Database,
  person: Colleague,
  lines: readonly string[],
  { most, which }: Readonly<{ most: number; which: "looks" | "all" }>,
): Promise<Walk> {
  const told: Told[] = [];
  const known = new Map<string, Button>();
  async function takes(sent: string, answer: Answer): Promise<void> {
    told.push({ sent, answer: await allOf(database, answer) });
    const { reply } = answer;
    if (reply.type === "card")
      for (const one of buttonsOf(reply.card)) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
    // A filter, a choice: sent as it is it only looks.
    if (reply.type === "form" && looking.has(reply.form.action))
      await takes(`${sent}, sent as it is`, await person.fills({}, reply.form));
  }
  for (const line of lines) await takes(line, await person.says(line));
  // Of what was tried least comes first.
  const done = new Set<string>();
  const times = new Map<string, number>();
  const next = () =>
    [...known]
      .filter(([key, { action }]) => !done.has(key) && (which === "all" || looking.has(action)))
      .toSorted(([, one], [, other]) => (times.get(one.action) ?? 0) - (times.get(other.action) ?? 0))[0];
  for (let one = next(); one && done.size < most; one = next()) {
    const [key, button] = one;
    done.add(key);
    times.set(button.action, (times.get(button.action) ?? 0) + 1);
    await takes(key, await person.presses(button));
  }
  return { told, pressed: [...known.values()] };
}

/** Presses what somebody else was offered. */
export async function presses(
  database: Database,
  person: Colleague,
  buttons: readonly Button[],
): Promise<Told[]> {
  const told: Told[] = [];
  for (const one of buttons)
    told.push({ sent: keyOf(one), answer: await allOf(database, await person.presses(one)) });
  return told;
}

const keyOf = ({ action, values }: Button): string => `${action} ${JSON.stringify(values)}`;

const plain = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? String(part) : part));

async function allOf(database: Database, { reply, words }: Answer): Promise<string> {
  if (reply.type !== "file") return `${words}\n${plain(reply)}`;
  const bytes = await exportedBytes(database, reply.file);
  const sheets = await sheetsIn(bytes).catch(() => []);
  return [reply.file.name, plain(sheets), Buffer.from(bytes).toString()].join("\n");
}
