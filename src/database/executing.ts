import type { Session } from "./session.ts";
import type { Sql } from "./sql.ts";
import type { Tx } from "./transaction.ts";

/** Lets rooms run their own statements in a session's transaction; whole ones (`sql`) with plain values only. */
export function executing(session: Session): Pick<Tx, "$executeRaw"> {
  const $executeRaw = async ({ text, values }: Sql) => {
    await session.query(text, values.length > 0 ? (values as string[]) : undefined);
    return 0;
  };
  return { $executeRaw } as unknown as Pick<Tx, "$executeRaw">;
}
