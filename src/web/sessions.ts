/** Sessions: the browser holds the cookie, the database only its SHA-256. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Whose } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Role } from "../company/member.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
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

const lifetimeMs = webLimits.sessionDays * 86_400_000;

export class Sessions {
  readonly #database: Pick<Database, "prisma">;
  readonly #secure: boolean;
  readonly #onEnd: (sessionId: string) => void;

  /**
   * @param options.secure whether people use https: the cookie is then never sent without it
   * @param options.onEnd called for each session that this process ends
   */
  constructor(
    database: Pick<Database, "prisma">,
    options: { secure: boolean; onEnd: (sessionId: string) => void },
  ) {
    this.#database = database;
    this.#secure = options.secure;
    this.#onEnd = options.onEnd;
  }

  /** The prefix makes the browser refuse a cookie of that name from anywhere else. */
  get #cookie(): string {
    return this.#secure ? "__Host-loudou" : "loudou";
  }

  /** The session of a request; undefined when there is none, or it has ended. */
  async current(c: Context): Promise<Session | undefined> {
    const secret = getCookie(c, this.#cookie);
    if (!secret) return undefined;
    const { prisma } = this.#database;
    const session = await prisma.webSession.findFirst({
      where: { id: hashed(secret), expiresAt: { gt: new Date() } },
    });
    if (!session) return undefined;
    const visitor = await this.visitorOf(session.identityId);
    return visitor && { id: session.id, expiresAt: session.expiresAt, visitor };
  }

  /** Which of these sessions are still valid. */
  async alive(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.#database.prisma.$queryRaw<{ id: string }[]>(sql`
      SELECT s."id" FROM "WebSession" s
        JOIN "Identity" i ON i."id" = s."identityId"
        JOIN "Member" m ON m."id" = i."memberId" AND m."active"
       WHERE s."id" = ANY(${[...ids]}::text[]) AND s."expiresAt" > ${new Date()}`);
    return new Set(rows.map(({ id }) => id));
  }

  /** @returns undefined when the identity is gone or its member is no longer active */
  async visitorOf(identityId: string): Promise<Visitor | undefined> {
    const identity = await this.#database.prisma.identity.findUnique({
      where: { id: identityId },
      include: { member: true },
    });
    if (!identity?.member.active) return undefined;
    const { member } = identity;
    return {
      identityId: identity.id,
      workspaceId: identity.workspaceId,
      externalId: identity.externalId,
      memberId: member.id,
      name: member.name,
      email: member.email ?? undefined,
      role: member.role as Role,
      locale: localeFrom(member.locale, "en"),
      zone: member.zone,
    };
  }

  async begin(c: Context, { identityId, workspaceId }: Whose): Promise<void> {
    await this.#forget(c);
    const secret = newSecret();
    const expiresAt = new Date(Date.now() + lifetimeMs);
    const { prisma } = this.#database;
    await prisma.webSession.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await prisma.webSession.create({ data: { id: hashed(secret), workspaceId, identityId, expiresAt } });
    setCookie(c, this.#cookie, secret, {
      path: "/",
      httpOnly: true,
      sameSite: "Lax",
      secure: this.#secure,
      maxAge: lifetimeMs / 1000,
    });
  }

  async end(c: Context): Promise<void> {
    await this.#forget(c);
    deleteCookie(c, this.#cookie, { path: "/", secure: this.#secure });
  }

  async #forget(c: Context): Promise<void> {
    const secret = getCookie(c, this.#cookie);
    if (!secret) return;
    const id = hashed(secret);
    await this.#database.prisma.webSession.deleteMany({ where: { id } });
    this.#onEnd(id);
  }
}
