import type { Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { readFileLine } from "../customers/file/file-line.ts";
import { matchCustomer } from "../customers/match-customer.ts";
import { readFileLineOf } from "../customers/naming/file-line-of.ts";

/** Nobody says more of a customer at once. */
const longest = 200;

/**
 * 华信 500人 3个办公点: a customer's whole name, and nothing behind it but what its file keeps.
 * @returns the command line; the database is asked only where some of it reads so
 */
export async function fileSaid(turn: Turn, line: string): Promise<string | undefined> {
  if (line.length > longest || !may(turn.member, "file.change")) return undefined;
  const own = turn.workspace.settings.customerFields.map(({ key, en, zh }) => ({ key, names: [en, zh] }));
  if (!readFileLine(line, { own }).isSure) return undefined;
  const { name, rest, isSure } = await readFileLineOf(turn, line, { own });
  if (!isSure || rest.length > 0 || name === "") return undefined;
  const { same } = await matchCustomer(turn, name, 1);
  return same && `/customer file ${line}`;
}
