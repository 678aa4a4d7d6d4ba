/** Who may read a kept file: the person it was made for, or anyone who can see the deal it is on. */
import { z } from "zod";
import type { KeptFile } from "../../chat/file.ts";
import type { Member } from "../../company/member.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { sql } from "../../database/sql.ts";
import type { Tx } from "../../database/transaction.ts";
import { notTakenBack } from "../../history/taken-back.ts";
import { loadDeal } from "../facts/load-deals.ts";

type Row = Omit<KeptFile, "workspaceId"> & { memberId: string; dealId: string | null; stands: boolean };

export type FoundFile = KeptFile | "not there" | "taken back";

/** @param id from a button or an address: untrusted */
export async function keptFile(
  db: Tx,
  member: Pick<Member, "id" | "workspaceId" | "role">,
  id: string,
): Promise<FoundFile> {
  const { workspaceId } = member;
  if (!z.uuid().safeParse(id).success) return "not there";
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT f."id", f."name", f."type", f."bytes", f."memberId", f."dealId", ${notTakenBack(sql`f."eventId"`)} AS "stands"
    FROM "File" f WHERE f."workspaceId" = ${workspaceId}::uuid AND f."id" = ${id}::uuid AND f."complete"`);
  if (!row) return "not there";
  const { memberId, dealId, stands, ...file } = row;
  const isTheirs = dealId
    ? await loadDeal(db, workspaceId, dealId, await ownersWithin(db, member, "deal.see"))
    : memberId === member.id;
  if (!isTheirs) return "not there";
  return stands ? { ...file, workspaceId } : "taken back";
}
