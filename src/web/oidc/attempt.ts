/**
 * A sign-in that was begun: what its answer has to match, kept by the browser that began it. So nobody can pass an answer
 * on to another browser, any replica can take it, and strangers write no rows.
 */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { z } from "zod";

const contents = z.object({
  state: z.string().min(20),
  nonce: z.string().min(20),
  verifier: z.string().min(43),
  /** Milliseconds since 1970. */
  began: z.number(),
});
export type Attempt = Readonly<z.output<typeof contents>>;

/** For a password, a second factor and a search for the phone. In milliseconds. */
const goodForMs = 10 * 60_000;

const nameOf = (secure: boolean): string => (secure ? "__Host-loudou-sign-in" : "loudou-sign-in");

export function keepAttempt(c: Context, secure: boolean, attempt: Attempt): void {
  const value = Buffer.from(JSON.stringify(attempt)).toString("base64url");
  // Lax: the provider's answer comes by a link from there. Strict would not send it along.
  setCookie(c, nameOf(secure), value, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure,
    maxAge: goodForMs / 1000,
  });
}

/** Takes it out of the browser: an answer is looked at once. @returns undefined without one, or when it took too long */
export function takeAttempt(c: Context, secure: boolean): Attempt | undefined {
  const kept = getCookie(c, nameOf(secure));
  if (!kept) return undefined;
  deleteCookie(c, nameOf(secure), { path: "/", secure });
  try {
    const attempt = contents.parse(JSON.parse(Buffer.from(kept, "base64url").toString("utf8")));
    return Math.abs(Date.now() - attempt.began) <= goodForMs ? attempt : undefined;
  } catch {
    return undefined;
  }
}
