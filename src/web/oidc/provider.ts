/** The company's sign-in provider: where people are sent, and what its answer is worth. */
import type { JWTVerifyGetKey } from "jose";
import type { Configuration } from "openid-client";
import type { OidcConfig } from "../../config/sign-in.ts";
import type { Attempt } from "./attempt.ts";
import { type LoggedOut, readLogoutToken } from "./logout-token.ts";
import { SignInRefused, type WhyNot } from "./refused.ts";
import { type Vouched, vouchedBy } from "./vouched.ts";

/** An address or a key that has moved is known again after so long. In milliseconds. */
const discoveryGoodForMs = 3_600_000;
/** A person is waiting. */
const patienceSeconds = 8;

export type Provider = Readonly<{
  /** Where the browser goes, and what its answer has to match. @throws SignInRefused */
  begin(): Promise<{ url: URL; attempt: Attempt }>;
  /** Who it is. @param answer the address with which the browser came back @throws SignInRefused */
  finish(answer: URL, attempt: Attempt): Promise<Vouched>;
  /** Who has signed out there. @param token as the provider posted it @throws LogoutRefused, SignInRefused */
  loggedOut(token: string): Promise<LoggedOut>;
}>;

/** @param redirect where the provider sends people back to */
export function createProvider(config: OidcConfig, redirect: string): Provider {
  let known: { at: number; configuration: Promise<Configuration> } | undefined;
  /** Asked for again by the library when a key is not among them. */
  let keys: { address: string; get: JWTVerifyGetKey } | undefined;
  // Loaded when somebody signs in by it: not every start needs it.
  const load = () => import("openid-client");

  async function discovered(): Promise<Configuration> {
    const now = performance.now();
    if (!known || now - known.at > discoveryGoodForMs) {
      const configuration = discover(config, await load());
      known = { at: now, configuration };
      configuration.catch(() => {
        known = undefined;
      });
    }
    return known.configuration;
  }

  return {
    async begin() {
      const client = await load();
      const configuration = await told(discovered());
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
        began: Date.now(),
      };
      const { scopes_supported: scopes = [] } = configuration.serverMetadata();
      const url = client.buildAuthorizationUrl(configuration, {
        redirect_uri: redirect,
        scope: ["openid", "email", "profile", ...(scopes.includes("groups") ? ["groups"] : [])].join(" "),
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: "S256",
      });
      return { url, attempt };
    },
    async finish(answer, attempt) {
      const client = await load();
      if (answer.searchParams.get("state") !== attempt.state) throw new SignInRefused("foreign");
      const issuer = answer.searchParams.get("iss");
      if (issuer !== null && issuer !== config.issuer) throw new SignInRefused("issuer");
      const configuration = await told(discovered());
      const said = await told(askWho(client, configuration, answer, attempt));
      return vouchedBy(said, config);
    },
    async loggedOut(token) {
      const { jwks_uri: address } = (await told(discovered())).serverMetadata();
      if (!address) throw new SignInRefused("unwell");
      if (keys?.address !== address) {
        const { createRemoteJWKSet } = await import("jose");
        keys = {
          address,
          get: createRemoteJWKSet(new URL(address), { timeoutDuration: patienceSeconds * 1000 }),
        };
      }
      const { issuer, clientId } = config;
      return readLogoutToken(token, { issuer, clientId, keys: keys.get });
    },
  };
}

type Client = typeof import("openid-client");

async function discover(config: OidcConfig, client: Client): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = config;
  const execute = [
    // Settings allow plain http on this machine only.
    ...(issuer.startsWith("http:") ? [client.allowInsecureRequests] : []),
    // Keys besides https: a proxy that is trusted in between can then make up nobody.
    client.enableNonRepudiationChecks,
  ];
  const found = await client.discovery(new URL(issuer), clientId, {}, client.None(), {
    execute,
    timeout: patienceSeconds,
  });
  if (clientSecret === undefined) return found;
  const server = found.serverMetadata();
  const { token_endpoint_auth_methods_supported: methods = ["client_secret_basic"] } = server;
  const way = methods.includes("client_secret_basic") ? client.ClientSecretBasic : client.ClientSecretPost;
  const configuration = new client.Configuration(server, clientId, {}, way(clientSecret));
  configuration.timeout = patienceSeconds;
  for (const each of execute) each(configuration);
  return configuration;
}

/** The claims of the ID token, with what only the user info endpoint tells. */
async function askWho(
  client: Client,
  configuration: Configuration,
  answer: URL,
  { state, nonce, verifier }: Attempt,
): Promise<Record<string, unknown>> {
  const tokens = await client.authorizationCodeGrant(configuration, answer, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new SignInRefused("unwell");
  if (!configuration.serverMetadata().userinfo_endpoint) return claims;
  return { ...(await client.fetchUserInfo(configuration, tokens.access_token, claims.sub)), ...claims };
}

/** @throws SignInRefused in the place of what the library throws, which stays as the cause */
async function told<T>(asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    throw error instanceof SignInRefused ? error : new SignInRefused(whyNot(error), error);
  }
}

/** Codes of openid-client and the error words of OAuth 2.0. */
function whyNot(error: unknown): WhyNot {
  const { code, error: word, cause } = error as { code?: string; error?: string; cause?: unknown };
  if (error instanceof TypeError || code === "OAUTH_TIMEOUT") return "away";
  if (word !== undefined) {
    if (["access_denied", "login_required", "interaction_required", "consent_required"].includes(word))
      return "denied";
    if (word === "temporarily_unavailable" || word === "server_error") return "away";
    return word === "invalid_grant" ? "used" : "unwell";
  }
  if (code === "OAUTH_JWT_TIMESTAMP_CHECK_FAILED") return "used";
  if (code === "OAUTH_JWT_CLAIM_COMPARISON_FAILED") {
    const claim = claimOf(cause);
    return claim === "iss" ? "issuer" : claim === "nonce" ? "foreign" : "unwell";
  }
  if (code === "OAUTH_RESPONSE_IS_NOT_CONFORM" && isServerError(cause)) return "away";
  return "unwell";
}

const claimOf = (error: unknown): unknown =>
  (error as { cause?: { claim?: unknown } } | undefined)?.cause?.claim;

const isServerError = (cause: unknown): boolean => cause instanceof Response && cause.status >= 500;
