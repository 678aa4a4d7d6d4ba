/** In by the company account: to the provider and back. */
import { type Context, Hono } from "hono";
import type { Whose } from "../../chat/web/conversation.ts";
import type { OidcConfig } from "../../config/sign-in.ts";
import type { Database } from "../../database/open-database.ts";
import { type Tx, transaction } from "../../database/transaction.ts";
import type { Sessions } from "../sessions.ts";
import { webIdentityOf } from "../sign-in.ts";
import { keepAttempt, takeAttempt } from "./attempt.ts";
import type { LogoutParts } from "./end-sessions.ts";
import { answerPath, startPath } from "./paths.ts";
import type { Provider } from "./provider.ts";
import { SignInRefused, type WhyNot } from "./refused.ts";
import type { Vouched } from "./vouched.ts";

type Member = Readonly<{ id: string; workspaceId: string }>;

/**
 * Handed in, because who comes in is not for a chat to decide.
 * @param seat gives the member their account of the web chat
 */
export type WelcomeVouched = (
  tx: Tx,
  person: Vouched,
  seat: (tx: Tx, member: Member) => Promise<string>,
) => Promise<Whose | { refused: Extract<WhyNot, "waits" | "invitation" | "removed"> }>;

export type ProviderParts = Readonly<{ config: OidcConfig; welcome: WelcomeVouched; logout: LogoutParts }>;

/** With where the provider is asked. */
export type AskedProvider = ProviderParts & Readonly<{ asked: Provider }>;

export function oidcRoutes(parts: {
  provider: AskedProvider;
  /** Where people reach us, without a trailing slash. */
  publicUrl: string;
  database: Pick<Database, "prisma">;
  sessions: Sessions;
  /** Counts a try in vain. @returns the answer to those who try too often */
  slowDown: (c: Context) => Response | undefined;
  log: { warn(facts: object, message: string): void };
}): Hono {
  const { provider, publicUrl, database, sessions, slowDown, log } = parts;
  const secure = publicUrl.startsWith("https:");
  const routes = new Hono();

  const refuse = (c: Context, error: unknown): Response => {
    if (!(error instanceof SignInRefused)) throw error;
    const { why, cause } = error;
    // Codes and addresses only: an answer holds what must not be in a log.
    if (cause !== undefined)
      log.warn({ why, reason: reasonOf(cause) }, "Nobody was signed in by the provider");
    return c.redirect(`/login?why=${why}`, 303);
  };

  routes.get(startPath, async (c) => {
    if (await sessions.current(c)) return c.redirect("/", 303);
    try {
      const { url, attempt } = await provider.asked.begin();
      keepAttempt(c, secure, attempt);
      return c.redirect(url.href, 303);
    } catch (error) {
      return refuse(c, error);
    }
  });

  routes.get(answerPath, async (c) => {
    c.header("Cache-Control", "no-store");
    try {
      const attempt = takeAttempt(c, secure);
      if (!attempt) throw new SignInRefused("used");
      const answer = new URL(`${publicUrl}${answerPath}${new URL(c.req.url).search}`);
      const person = await provider.asked.finish(answer, attempt);
      const welcomed = await transaction(database, (tx) => provider.welcome(tx, person, webIdentityOf));
      if ("refused" in welcomed) throw new SignInRefused(welcomed.refused);
      await sessions.begin(c, welcomed, person);
      // Always the conversation: an address that came along could lead anywhere.
      return c.redirect("/", 303);
    } catch (error) {
      return (error instanceof SignInRefused && slowDown(c)) || refuse(c, error);
    }
  });

  return routes;
}

/** "OAUTH_WWW_AUTHENTICATE_CHALLENGE server responded with … invalid_client". */
function reasonOf(cause: unknown): string {
  const { code, error, message, cause: below } = cause as Record<string, unknown>;
  // A refused client secret is told in a header, of which the library makes a list.
  const [inner] = [below].flat() as ({ code?: unknown; parameters?: { error?: unknown } } | undefined)[];
  const words = [code, error, message, inner?.code, inner?.parameters?.error];
  return words.filter((word) => typeof word === "string").join(" ");
}
