/**
 * What the file that was read last says, kept by this process: who has looked at it goes on with it next, and a large one takes
 * seconds to be read. One alone, as what it says may be long.
 */
import { isDeepStrictEqual } from "node:util";
import type { Turn } from "../chat/use-case.ts";
import { findUnclaimed } from "../files/find-unclaimed.ts";
import { shapeOf } from "./records/header-key.ts";
import { plainContext, type RecordContext } from "./records/read-records.ts";
import { rememberedShape } from "./shapes.ts";
import type { UnderstoodSheet } from "./understand-file.ts";

export type Said = Readonly<{
  name: string;
  /** Of all that is in the file. */
  hash: string;
  hasMacros: boolean;
  sheets: readonly UnderstoodSheet[];
  /** In which its rows are read. */
  context: RecordContext;
}>;

type Asking = Pick<Turn, "db" | "workspace" | "member">;

let last: Readonly<{ of: string; said: Said }> | undefined;

const keyOf = ({ workspace }: Asking, id: string, context: RecordContext): string =>
  JSON.stringify([workspace.id, id, plainContext(context)]);

export function saidNow(turn: Asking, id: string, said: Said): void {
  last = { of: keyOf(turn, id, said.context), said };
}

/** @returns undefined where it has to be read: another one was, it is gone, or somebody has set right since how it is read */
export async function saidLately(
  turn: Asking,
  id: string,
  context: RecordContext,
): Promise<Said | undefined> {
  if (last?.of !== keyOf(turn, id, context)) return undefined;
  const { said } = last;
  if (!(await findUnclaimed(turn, id))) return undefined;
  for (const { survey, remembered } of said.sheets) {
    const now = await rememberedShape(turn, shapeOf(survey.header.names));
    if (!isDeepStrictEqual(now, remembered)) return undefined;
  }
  return said;
}
