/**
 * The rows of members: created and changed only here. Who may do so, and what the history says about it, is up
 * to the callers.
 */
import type { Prisma } from "../database/generated/client.ts";
import { rowsOf } from "../database/rows-of.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { pinyinOf } from "../understanding/pinyin.ts";
import type { Member, Role } from "./member.ts";

type Members = Pick<Tx, "member">;

export async function addMembers(
  tx: Members,
  people: readonly Prisma.MemberCreateManyInput[],
): Promise<void> {
  await tx.member.createMany({ data: [...people] });
}

/** Set by the person themselves, so that no profile changes it. */
type Chosen = Readonly<{ localeChosen?: boolean; zoneChosen?: boolean }>;

/** @throws when there is no such member, or not in that company */
export async function changeMember(
  db: Members,
  { id, workspaceId }: Readonly<{ id: string; workspaceId?: string }>,
  change: Partial<
    Pick<Member, "role" | "locale" | "zone" | "teamId"> & { active: boolean; followUp: boolean }
  > &
    Chosen,
): Promise<void> {
  await db.member.update({ where: { id, workspaceId }, data: change, select: { id: true } });
}

/** What a chat says of a member; language and zone that they chose themselves stay. @returns what they are now */
export async function followTold(
  tx: Tx,
  { id }: Pick<Member, "id">,
  { name, zone, locale }: Readonly<{ name?: string; zone?: string; locale?: string }>,
): Promise<Pick<Member, "name" | "zone" | "locale">> {
  const pinyin = name && pinyinOf(name).full;
  const told = (text: string | undefined) => text ?? null;
  const [row] = await tx.$queryRaw<Pick<Member, "name" | "zone" | "locale">[]>(sql`
    UPDATE "Member" SET "name" = coalesce(${told(name)}, "name"), "pinyin" = coalesce(${told(pinyin)}, "pinyin"),
           "zone" = CASE WHEN "zoneChosen" THEN "zone" ELSE coalesce(${told(zone)}, "zone") END,
           "locale" = CASE WHEN "localeChosen" THEN "locale" ELSE coalesce(${told(locale)}, "locale") END
     WHERE "id" = ${id}::uuid RETURNING "name", "zone", "locale"`);
  return row!;
}

/**
 * A person who is already a member arrives through another chat.
 * @param role given to them on that occasion
 * @returns false for a member whom an admin has removed
 */
export async function comeBack(tx: Members, id: string, role?: Role): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id, active: true }, data: { role, active: true } });
  return count === 1;
}

/** Sets the e-mail by which the person's next chat account is linked. @returns false when they have one, which stays */
export async function adoptMail(tx: Members, id: string, email: string): Promise<boolean> {
  const { count } = await tx.member.updateMany({ where: { id, email: null }, data: { email } });
  return count > 0;
}

/** An e-mail goes from one member to another: an address has one. */
export async function moveMail(tx: Members, from: string, to: string): Promise<void> {
  const { email } = await tx.member.findUniqueOrThrow({ where: { id: from }, select: { email: true } });
  await tx.member.update({ where: { id: from }, data: { email: null } });
  await tx.member.update({ where: { id: to }, data: { email } });
}

/** Deactivates a member who has no chat account left. @returns their e-mail, which becomes free */
export async function takeOffDeserted(tx: Tx, { id }: Pick<Member, "id">): Promise<string | undefined> {
  const [left] = await tx.$queryRaw<{ email: string | null }[]>(sql`
    WITH left_behind AS (
      SELECT "id", "email" FROM "Member" m WHERE m."id" = ${id}::uuid
         AND NOT EXISTS (
           SELECT 1 FROM "Identity" n WHERE n."workspaceId" = m."workspaceId" AND n."memberId" = m."id")
    )
    UPDATE "Member" m SET "active" = false, "email" = NULL FROM left_behind l WHERE m."id" = l."id"
    RETURNING l."email"`);
  return left?.email ?? undefined;
}

export async function changeRoles(
  db: Members,
  workspaceId: string,
  ids: readonly string[],
  role: Role,
): Promise<void> {
  await db.member.updateMany({ where: { workspaceId, id: { in: [...ids] } }, data: { role } });
}

/** Each is in another team from now on, or in none. One statement, whatever their number. */
export async function moveMembers(
  tx: Tx,
  workspaceId: string,
  moves: readonly Readonly<{ id: string; teamId: string | null }>[],
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE "Member" m SET "teamId" = w."teamId" FROM ${rowsOf(moves, sql`"id" uuid, "teamId" uuid`)} w
     WHERE m."workspaceId" = ${workspaceId}::uuid AND m."id" = w."id"`);
}

/** Sets e-mails of members who have none, and takes away those that are said to be theirs. One statement. */
export async function changeMails(
  tx: Tx,
  workspaceId: string,
  mails: readonly Readonly<{ id: string; from: string | null; to: string | null }>[],
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE "Member" m SET "email" = w."to" FROM ${rowsOf(mails, sql`"id" uuid, "from" text, "to" text`)} w
     WHERE m."workspaceId" = ${workspaceId}::uuid AND m."id" = w."id" AND m."email" IS NOT DISTINCT FROM w."from"`);
}

/** Members about whom nothing is known are gone, as if they had never been. The caller has asked `membersNamed`. */
export async function dropMembers(tx: Members, workspaceId: string, ids: readonly string[]): Promise<void> {
  await tx.member.deleteMany({ where: { workspaceId, id: { in: [...ids] } } });
}
