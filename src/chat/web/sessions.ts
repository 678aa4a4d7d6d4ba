/** Who is behind a request: a cookie that only the browser holds, its SHA-256 in the database. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Database } from "../../database/open-database.ts";
import type { Role } from "../../teams/member.ts";
import { type Locale, localeFrom } from "../../text/locale.ts";
import { webLimits } from "./limits.ts";
import { hashed, newSecret } from "./sign-in.ts";

/** The person of a request. */
export type Visitor = Readonly<{
  identityId: string;
  /** What other parts call this person on the web chat. */
  externalId: string;
  memberId: string;
  name: string;
  email: string | undefined;
  role: Role;
  locale: Locale;
  zone: string;
}>;

const lifetimeMs = webLimits.sessionDays * 86_400_000;

export class Sessions {
  readonly #database: Pick<Database, "prisma">;
  readonly #secure: boolean;

  /** @param secure whether people come by https: the cookie then never travels without */
  constructor(database: Pick<Database, "prisma">, secure: boolean) {
    this.#database = database;
    this.#secure = secure;
  }

  /** The prefix makes the browser refuse a cookie of that name from anywhere else. */
  get #cookie(): string {
    return this.#secure ? "__Host-loudou" : "loudou";
  }

  async visitor(c: Context): Promise<Visitor | undefined> {
    const secret = getCookie(c, this.#cookie);
    if (!secret) return undefined;
    const { prisma } = this.#database;
    const session = await prisma.webSession.findFirst({
      where: { id: hashed(secret), expiresAt: { gt: new Date() } },
    });
    return session ? this.visitorOf(session.identityId) : undefined;
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
      externalId: identity.externalId,
      memberId: member.id,
      name: member.name,
      email: member.email ?? undefined,
      role: member.role as Role,
      locale: localeFrom(member.locale, "en"),
      zone: member.zone,
    };
  }

  /** Whether any browser is signed in, whoever as. */
  async anyBegun(): Promise<boolean> {
    return (await this.#database.prisma.webSession.findFirst({ select: { id: true } })) !== null;
  }

  async begin(c: Context, identityId: string): Promise<void> {
    await this.#forget(c);
    const secret = newSecret();
    const expiresAt = new Date(Date.now() + lifetimeMs);
    const { prisma } = this.#database;
    await prisma.webSession.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await prisma.webSession.create({ data: { id: hashed(secret), identityId, expiresAt } });
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
    if (secret) await this.#database.prisma.webSession.deleteMany({ where: { id: hashed(secret) } });
  }
}
