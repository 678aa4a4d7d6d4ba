/** Codes that make two chats' accounts one member: shown in one chat, typed in the other. Only their SHA-256 is kept. */
import { createHash, randomInt } from "node:crypto";
import type { Asking } from "../chat/inbound.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";

/** Crockford's alphabet: no I, L, O, U, to avoid misreading. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 50 bits: a day of a hundred guesses a second finds one of a hundred live codes once in a million years. */
const length = 10;

/** In minutes. A person's own second account is at hand; an invited person may be at lunch. */
const goodFor = { own: 10, invitation: 24 * 60 } as const;

export type JoinCodeKind = keyof typeof goodFor;

const shape = /(?<![\p{L}\p{N}-])([0-9a-z]{5})-([0-9a-z]{5})(?![\p{L}\p{N}-])/iu;

/** The code in a typed line, as it was minted ("7KQ4M-2TX9P" in any case, with O for 0); undefined without one. */
export function codeIn(line: string): string | undefined {
  const found = shape.exec(line.normalize("NFKC"));
  const code = found && `${found[1]}-${found[2]}`.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
  return code && [...code].every((letter) => letter === "-" || letters.includes(letter)) ? code : undefined;
}

/** The command that takes a code. */
export const linkWords = { en: ["link", "connect"], zh: ["绑定", "关联"] } as const;

/** The only command through which an unknown person can use a code. */
const linkLine = new RegExp(
  `^\\s*/?\\s*(?:team|团队)\\s+(?:${[...linkWords.en, ...linkWords.zh].join("|")})\\s`,
  "iu",
);

/** The code an unknown person types. Lines merely quoting one don't count: they would link the wrong person. */
export const typedCode = (asking: Asking): string | undefined =>
  asking.kind === "command" && linkLine.test(foldForReading(asking.line.normalize("NFKC")))
    ? codeIn(asking.line)
    : undefined;

/** Only the code's hash is stored. @returns the code, to be shown once, and how many minutes it works */
export async function mintJoinCode(
  tx: Tx,
  member: Readonly<{ id: string; workspaceId: string }>,
  kind: JoinCodeKind,
): Promise<{ code: string; minutes: number }> {
  const drawn = Array.from({ length }, () => letters[randomInt(letters.length)]).join("");
  const code = `${drawn.slice(0, 5)}-${drawn.slice(5)}`;
  const minutes = goodFor[kind];
  await tx.joinCode.create({
    data: {
      id: hashed(code),
      memberId: member.id,
      workspaceId: member.workspaceId,
      invitation: kind === "invitation",
      expiresAt: new Date(Date.now() + minutes * 60_000),
    },
  });
  return { code, minutes };
}

export type CodeOwner = Readonly<{
  memberId: string;
  name: string;
  workspaceId: string;
  kind: JoinCodeKind;
  /** The identity that typed it before; the code then works for no one else. */
  usedById: string | null;
}>;

/** Whose code it is: good still, or used. Locks it, so that of two who type it at once one comes second. */
export async function lookUpCode(tx: Tx, code: string): Promise<CodeOwner | undefined> {
  const [row] = await tx.$queryRaw<(Omit<CodeOwner, "kind"> & { invitation: boolean })[]>(sql`
    SELECT c."memberId", m."name", c."workspaceId", c."invitation", c."usedById"
      FROM "JoinCode" c JOIN "Member" m ON m."id" = c."memberId" AND m."active"
     WHERE c."id" = ${hashed(code)} AND c."expiresAt" > now()
       FOR UPDATE OF c`);
  return row && { ...row, kind: row.invitation ? "invitation" : "own" };
}

/** @param identityId of the account that typed it */
export async function useUpCode(tx: Tx, code: string, identityId: string): Promise<void> {
  await tx.joinCode.update({
    where: { id: hashed(code) },
    data: { usedAt: new Date(), usedById: identityId },
  });
}

/** Who else has read it may not use it. */
export async function spoilCode(tx: Tx, code: string): Promise<void> {
  await tx.joinCode.updateMany({ where: { id: hashed(code) }, data: { expiresAt: new Date() } });
}

/** Who may not come in any more does not come back by one. */
export async function endCodes(tx: Tx, member: Readonly<{ id: string; workspaceId: string }>): Promise<void> {
  await tx.joinCode.deleteMany({ where: { workspaceId: member.workspaceId, memberId: member.id } });
}

const hashed = (code: string): string => createHash("sha256").update(code).digest("hex");
