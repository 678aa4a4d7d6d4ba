/** Sessions: the browser holds the cookie, the database only its SHA-256. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Whose } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Role } from "../company/member.ts";
import type { SessionLifetimes } from "../config/sign-in.ts";
import type { Database } from "../database/open-database.ts";
import { type Sql, sql } from "../database/sql.ts";
import { storableText } from "../database/storable.ts";
import type { Tx } from "../database/transaction.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import { hashed, newSecret } from "./sign-in.ts";

/** The person of a request. */
export type Visitor = Readonly<{
  identityId: string;
  workspaceId: string;
  /** What other parts call this person on the web chat. */
  externalId: string;
  memberId: string;
  name: string;
  email: string | undefined;
  role: Role;
  locale: Locale;
  zone: string;
}>;

/** A browser that is signed in. */
export type Session = Readonly<{
  /** SHA-256 of what the cookie holds. */
  id: string;
  expiresAt: Date;
  visitor: Visitor;
}>;

/** What routes behind the door know of a request. */
export type WithVisitor = { Variables: { session: Session; visitor: Visitor } };

const usualLifetimes: SessionLifetimes = {
  idleMs: webLimits.sessionIdleDays * 86_400_000,
  maxMs: webLimits.sessionDays * 86_400_000,
};

/** A browser as its person, or an admin, sees it. */
export type SignedIn = Readonly<{
  id: string;
  createdAt: Date;
  /** To some minutes. */
  seenAt: Date;
  /** When it ends by itself if it is not used until then. */
  endsAt: Date;
  /** What the browser calls itself; "" where it did not say. */
  userAgent: string;
}>;

type Whom = Readonly<{ id: string; workspaceId: string }>;

const ofMember = ({ id, workspaceId }: Whom) =>
  sql`"workspaceId" = ${workspaceId}::uuid AND "identityId" IN (
    SELECT "id" FROM "Identity" WHERE "workspaceId" = ${workspaceId}::uuid AND "memberId" = ${id}::uuid)`;

/** The browsers in which a member is signed in, the one used last first. */
export const listSessions = (db: Tx, member: Whom): Promise<SignedIn[]> =>
  db.$queryRaw<SignedIn[]>(sql`
    SELECT "id", "createdAt", "seenAt", "expiresAt" AS "endsAt", "userAgent" FROM "WebSession"
     WHERE ${ofMember(member)} AND "expiresAt" > ${new Date()} ORDER BY "seenAt" DESC, "createdAt" DESC, "id"`);

/**
 * Signs a member out of one browser; its open pages notice at once, at the next look at the latest.
 * @returns false when there is none of that id, or it is somebody else's
 */
export const endSession = async (db: Tx, member: Whom, id: string): Promise<boolean> =>
  (await db.$executeRaw(sql`DELETE FROM "WebSession" WHERE ${ofMember(member)} AND "id" = ${id}`)) > 0;

/** Signs a member out everywhere, but for one browser if that is named. @returns of how many */
export const endOtherSessions = (db: Tx, member: Whom, kept = ""): Promise<number> =>
  db.$executeRaw(sql`DELETE FROM "WebSession" WHERE ${ofMember(member)} AND "id" <> ${kept}`);

/** As the provider itself knows a session that was begun by it. */
export type ProviderSession = Readonly<{ issuer: string; subject: string; sid: string | undefined }>;

/** Longer names say nothing more. */
const userAgentCharacters = 300;
/** Milliseconds between two notes of when a session was used: not every request writes. */
const seenEveryMs = 5 * 60_000;

type VisitorRow = Omit<Visitor, "email" | "locale"> & Readonly<{ email: string | null; locale: string }>;
type SessionRow = VisitorRow & Readonly<{ id: string; createdAt: Date; seenAt: Date; expiresAt: Date }>;

const visitorColumns = sql`
  i."id" AS "identityId", i."workspaceId", i."externalId", m."id" AS "memberId", m."name", m."email", m."role", m."locale", m."zone"`;
/** The person of the identity `i`. */
const ifActive = sql`JOIN "Member" m ON m."id" = i."memberId" AND m."active"`;

function visitorIn(row: VisitorRow): Visitor {
  const { identityId, workspaceId, externalId, memberId, name, email, role, locale, zone } = row;
  const person = { identityId, workspaceId, externalId, memberId, name, role, zone };
  return { ...person, email: email ?? undefined, locale: localeFrom(locale, "en") };
}

export class Sessions {
  readonly #database: Pick<Database, "prisma">;
  readonly #secure: boolean;
  readonly #lifetimes: SessionLifetimes;
  readonly #onEnd: (sessionId: string) => void;

  /**
   * @param options.secure whether people use https: the cookie is then never sent without it
   * @param options.lifetimes shorter ones than before hold at once, for those who are signed in, too
   * @param options.onEnd called for each session that this process ends
   */
  constructor(
    database: Pick<Database, "prisma">,
    options: {
      secure: boolean;
      lifetimes?: SessionLifetimes | undefined;
      onEnd: (sessionId: string) => void;
    },
  ) {
    this.#database = database;
    this.#secure = options.secure;
    this.#lifetimes = options.lifetimes ?? usualLifetimes;
    this.#onEnd = options.onEnd;
  }

  /** The prefix makes the browser refuse a cookie of that name from anywhere else. */
  get #cookie(): string {
    return this.#secure ? "__Host-loudou" : "loudou";
  }

  /**
   * The session of a request; undefined when there is none, or it has ended.
   * @param options.unattended the page asks by itself, so that nobody is there for whom the session should last longer
   */
  async current(c: Context, options: { unattended?: boolean } = {}): Promise<Session | undefined> {
    const secret = getCookie(c, this.#cookie);
    if (!secret) return undefined;
    const now = new Date();
    const [row] = await this.#database.prisma.$queryRaw<SessionRow[]>(sql`
      SELECT s."id", s."createdAt", s."seenAt", s."expiresAt", ${visitorColumns}
        FROM "WebSession" s JOIN "Identity" i ON i."id" = s."identityId" ${ifActive}
       WHERE s."id" = ${hashed(secret)} AND ${this.#living(now)}`);
    if (!row) return undefined;
    if (!options.unattended) await this.#noteUse(row, now);
    return { id: row.id, expiresAt: row.expiresAt, visitor: visitorIn(row) };
  }

  /** Which of these sessions are still valid. */
  async alive(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.#database.prisma.$queryRaw<{ id: string }[]>(sql`
      SELECT s."id" FROM "WebSession" s JOIN "Identity" i ON i."id" = s."identityId" ${ifActive}
       WHERE s."id" = ANY(${[...ids]}::text[]) AND ${this.#living(new Date())}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Whether the session `s` has not ended by itself. */
  #living(now: Date): Sql {
    const ago = (ms: number) => new Date(now.getTime() - ms);
    const { maxMs, idleMs } = this.#lifetimes;
    return sql`s."expiresAt" > ${now} AND s."createdAt" > ${ago(maxMs)} AND s."seenAt" > ${ago(idleMs)}`;
  }

  /** When a session that was made at one time and used at another ends by itself. */
  #endOf(createdAt: Date, seenAt: Date): Date {
    const { maxMs, idleMs } = this.#lifetimes;
    return new Date(Math.min(createdAt.getTime() + maxMs, seenAt.getTime() + idleMs));
  }

  async #noteUse({ id, createdAt, seenAt }: Pick<SessionRow, "id" | "createdAt" | "seenAt">, now: Date) {
    const before = new Date(now.getTime() - Math.min(seenEveryMs, this.#lifetimes.idleMs / 4));
    if (seenAt > before) return;
    await this.#database.prisma.$executeRaw(sql`
      UPDATE "WebSession" SET "seenAt" = ${now}, "expiresAt" = ${this.#endOf(createdAt, now)}
       WHERE "id" = ${id} AND "seenAt" <= ${before}`);
  }

  /** @returns undefined when the identity is gone or its member is no longer active */
  async visitorOf(identityId: string): Promise<Visitor | undefined> {
    const [row] = await this.#database.prisma.$queryRaw<VisitorRow[]>(sql`
      SELECT ${visitorColumns} FROM "Identity" i ${ifActive} WHERE i."id" = ${identityId}::uuid`);
    return row && visitorIn(row);
  }

  /** @param by the provider's account by which it is begun; missing: by a link */
  async begin(c: Context, { identityId, workspaceId }: Whose, by?: ProviderSession): Promise<void> {
    await this.#forget(c);
    const secret = newSecret();
    const now = new Date();
    const { prisma } = this.#database;
    const userAgent = storableText((c.req.header("user-agent") ?? "").slice(0, userAgentCharacters));
    await prisma.$executeRaw(sql`DELETE FROM "WebSession" WHERE "expiresAt" < ${now}`);
    await prisma.$executeRaw(sql`
      INSERT INTO "WebSession" ("id", "workspaceId", "identityId", "createdAt", "seenAt", "expiresAt", "userAgent",
                                "issuer", "subject", "providerSid")
      VALUES (${hashed(secret)}, ${workspaceId}::uuid, ${identityId}::uuid, ${now}, ${now}, ${this.#endOf(now, now)}, ${userAgent},
              ${by?.issuer ?? null}, ${by?.subject ?? null}, ${by?.sid ?? null})`);
    setCookie(c, this.#cookie, secret, {
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      secure: this.#secure,
      maxAge: this.#lifetimes.maxMs / 1000,
    });
  }

  async end(c: Context): Promise<void> {
    await this.#forget(c);
    deleteCookie(c, this.#cookie, { path: "/", secure: this.#secure });
  }

  /** Ends the open pages of sessions that were ended elsewhere. */
  endPages(ids: readonly string[]): void {
    for (const id of ids) this.#onEnd(id);
  }

  async #forget(c: Context): Promise<void> {
    const secret = getCookie(c, this.#cookie);
    if (!secret) return;
    const id = hashed(secret);
    await this.#database.prisma.$executeRaw(sql`DELETE FROM "WebSession" WHERE "id" = ${id}`);
    this.#onEnd(id);
  }
}
