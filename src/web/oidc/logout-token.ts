/** What the provider posts when somebody has signed out there (OpenID Connect Back-Channel Logout 1.0). */
import type { JWTVerifyGetKey } from "jose";
import { z } from "zod";

/** Whose sessions are over: all of a person, or one. */
export type LoggedOut = Readonly<{
  issuer: string;
  /** Of this message: it counts once. */
  jti: string;
  /** The provider's own id of the person. */
  subject: string | undefined;
  /** The provider's own name of one session of theirs. */
  sid: string | undefined;
}>;

/** Why a message ends no session: a sentence for whoever looks into the provider's log. */
export class LogoutRefused extends Error {
  override readonly name = "LogoutRefused";
}

const event = "http://schemas.openid.net/event/backchannel-logout";
const claims = z.object({
  jti: z.string().min(1),
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  events: z.object({ [event]: z.record(z.string(), z.unknown()) }),
  nonce: z.undefined().optional(),
});

/** Older ones are somebody else's copy. In seconds. */
const goodFor = 10 * 60;
/** Two clocks are never quite alike. In seconds. */
const leeway = 60;

/**
 * Verifies it as the standard asks: signature, issuer, audience, time, that it is about a logout, and no ID token that is
 * passed off as one.
 * @param keys of the provider
 * @throws LogoutRefused
 */
export async function readLogoutToken(
  token: string,
  { issuer, clientId, keys }: Readonly<{ issuer: string; clientId: string; keys: JWTVerifyGetKey }>,
): Promise<LoggedOut> {
  const { jwtVerify } = await import("jose");
  const { payload } = await jwtVerify(token, keys, {
    issuer,
    audience: clientId,
    maxTokenAge: goodFor,
    clockTolerance: leeway,
  }).catch((error: unknown) => {
    throw new LogoutRefused(`The logout token does not hold: ${(error as Error).message}`, { cause: error });
  });
  const said = claims.safeParse(payload);
  if (!said.success)
    throw new LogoutRefused(
      "This is no logout token: it needs jti and the logout event, and may have no nonce",
    );
  const { jti, sub: subject, sid } = said.data;
  if (subject === undefined && sid === undefined)
    throw new LogoutRefused(
      "The logout token says neither who has signed out (sub) nor from which session (sid)",
    );
  return { issuer, jti, subject, sid };
}
