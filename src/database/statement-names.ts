import { createHash } from "node:crypto";
import type { SqlQuery } from "@prisma/driver-adapter-utils";

/** Statements that are remembered; ours are fewer, but a list of changing length makes one for each length. */
const most = 200;
/** Said this often, a statement will be said again. */
const often = 3;
/**
 * A list so long makes its own plan: one that is kept guesses that lists hold ten values, reads by index what is better read
 * whole, and compares each row with one value after the other instead of looking it up.
 */
const long = 100;

/**
 * Names for recurring statements: the server then parses and plans them once for each connection, which for a
 * statement over five tables takes longer than running it.
 * @returns what Prisma asks before each statement; undefined: to be planned anew
 */
export function statementNames(): (query: SqlQuery) => string | undefined {
  const known = new Map<string, { said: number; name: string }>();
  return ({ sql, args }) => {
    // One without values goes by a shorter protocol: BEGIN, COMMIT.
    if (args.length === 0) return undefined;
    if (args.some((value) => Array.isArray(value) && value.length > long)) return undefined;
    const found = known.get(sql);
    if (found) return ++found.said >= often ? found.name : undefined;
    if (known.size < most)
      known.set(sql, { said: 1, name: createHash("sha256").update(sql).digest("base64url").slice(0, 32) });
    return undefined;
  };
}
