import { z } from "zod";
import type { Config } from "../../src/config/config.ts";
import { answerPath } from "../../src/web/oidc/paths.ts";
import { ask, reasonOf } from "./ask.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

/** OpenID Connect Discovery 1.0: what a provider says of itself. */
const document = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
});

/** Does the sign-in provider answer, and is it the one that is meant? Signs nobody in. */
export async function checkSignIn(
  { oidc, publicUrl }: Config,
  words: Words,
  now: () => number,
): Promise<Finding[]> {
  if (!oidc) return [unknown(words.signInOff)];
  const { issuer, roles } = oidc;
  try {
    const asked = await ask(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`, {}, now);
    const told = document.safeParse(asked.body).data;
    if (asked.status !== 200 || !told)
      return [bad(words.signInNone(issuer, asked.status), words.signInNoneCure)];
    if (told.issuer !== issuer)
      return [bad(words.signInOther(issuer, told.issuer), words.signInOtherCure(told.issuer))];
    const { code_challenge_methods_supported: methods } = told;
    return [
      good(words.signInGood(issuer, `${publicUrl}${answerPath}`)),
      ...(methods && !methods.includes("S256") ? [bad(words.signInNoPkce, words.signInNoPkceCure)] : []),
      ...(roles.some(({ role }) => role === "admin") ? [] : [unknown(words.signInNoAdmins)]),
    ];
  } catch (error) {
    return [bad(words.notReached(issuer, reasonOf(error)), words.notReachedCure)];
  }
}
