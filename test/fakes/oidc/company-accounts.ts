/** A real OpenID provider (panva's oidc-provider) on loopback, with a person at its door who needs no password. */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Provider from "oidc-provider";

export type Account = Readonly<{
  sub: string;
  email?: string;
  email_verified?: boolean;
  name?: string;
  groups?: readonly string[];
}>;

export type Forgery = Readonly<{ claims?: Readonly<Record<string, unknown>>; key?: "its own" | "another" }>;

export type CompanyAccounts = Readonly<{
  issuer: string;
  clientId: string;
  clientSecret: string;
  /**
   * Walks through the provider as this person's browser.
   * @param url where our page sent it
   * @param account undefined: the person presses "cancel"
   * @returns the address with which the provider sends the browser back
   */
  signIn(url: string, account: Account | undefined): Promise<URL>;
  /** From now on ID tokens say this instead, signed by the provider's key or by another; undefined: the truth again. */
  forges(forgery: Forgery | undefined): void;
  /** It posts that somebody has signed out. @param sid of which session; all of them when missing @throws Error unless it was believed */
  signOut(sub: string, sid?: string): Promise<void>;
  /** What it would post, with other claims (undefined: without one), signed by its key or by another. */
  logoutToken(claims: Readonly<Record<string, unknown>>, key?: "its own" | "another"): string;
  /** Nothing answers any more. */
  close(): Promise<void>;
}>;

const clientId = "loudou";
const clientSecret = "a-secret-of-the-company-accounts-0123456789";

/** The post with which it says so, on its way. */
type Post = (url: string, options: RequestInit) => Promise<Response>;

/**
 * @param redirect where it sends people back to
 * @param isPublic a client without a secret
 * @param logouts where it posts that somebody has signed out, and how that goes there
 */
export async function startCompanyAccounts(
  redirect: string,
  {
    isPublic = false,
    logouts,
  }: Readonly<{ isPublic?: boolean; logouts?: { address: string; post: Post } }> = {},
): Promise<CompanyAccounts> {
  const accounts = new Map<string, Account>();
  let atTheDoor: Account | undefined;
  const server = createServer((request, response) => {
    if (!request.url?.startsWith("/interaction/")) return answer(request, response);
    const result = atTheDoor
      ? { login: { accountId: atTheDoor.sub } }
      : { error: "access_denied", error_description: "cancelled" };
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const privateKey = rsa();
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        redirect_uris: [redirect],
        ...(logouts && {
          backchannel_logout_uri: logouts.address,
          backchannel_logout_session_required: true,
        }),
        ...(isPublic ? { token_endpoint_auth_method: "none" } : { client_secret: clientSecret }),
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256", kid: "one" }] },
    cookies: { keys: ["of-the-provider"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
    scopes: ["openid", "email", "profile", "groups"],
    // Said, so that it says nothing about them.
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    ...(logouts && { fetch: logouts.post }),
    interactions: { url: (_ctx: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, accountId: string) => ({ accountId, claims: () => accounts.get(accountId) }),
    // The company has agreed for everybody.
    async loadExistingGrant(ctx: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
      const grant = new provider.Grant({
        clientId: ctx.oidc.client.clientId,
        accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope("openid email profile groups");
      await grant.save();
      return grant;
    },
  });
  let forgery: Forgery | undefined;
  provider.use(async ({ path, response }, next) => {
    await next();
    const token = response.body?.id_token;
    if (path !== "/token" || !forgery || typeof token !== "string") return;
    const key = forgery.key === "another" ? rsa() : privateKey;
    response.body = { ...response.body, id_token: signedAnew(token, forgery.claims ?? {}, key) };
  });
  const answer = provider.callback();

  return {
    issuer,
    clientId,
    clientSecret,
    async signIn(url, account) {
      atTheDoor = account;
      if (account) accounts.set(account.sub, account);
      const cookies = new Map<string, string>();
      let at = new URL(url);
      for (let steps = 0; at.origin === issuer; steps++) {
        if (steps > 8) throw new Error(`The provider goes on and on: ${at.pathname}`);
        const cookie = [...cookies].map((pair) => pair.join("=")).join("; ");
        const response = await fetch(at, { headers: { cookie }, redirect: "manual" });
        for (const set of response.headers.getSetCookie()) {
          const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
          if (value === "") cookies.delete(name);
          else cookies.set(name, value);
        }
        const next = response.headers.get("location");
        if (!next) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
        at = new URL(next, at);
      }
      return at;
    },
    forges(next) {
      forgery = next;
    },
    async signOut(sub, sid) {
      const client = await provider.Client.find(clientId);
      // Which of its claims it sends is the client's wish, so without a session the wish is another one.
      if (client)
        await Object.assign(client, {
          backchannelLogoutSessionRequired: sid !== undefined,
        }).backchannelLogout(sub, sid);
    },
    logoutToken(claims, key = "its own") {
      const now = Math.floor(Date.now() / 1000);
      const said = {
        iss: issuer,
        aud: clientId,
        iat: now,
        exp: now + 120,
        jti: randomUUID(),
        events: logoutEvent,
      };
      const head = { alg: "RS256", kid: "one", typ: "logout+jwt" };
      return signedAnew(
        [head, {}].map(inBase64).join("."),
        { ...said, ...claims },
        key === "another" ? rsa() : privateKey,
      );
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const logoutEvent = { "http://schemas.openid.net/event/backchannel-logout": {} };
const inBase64 = (part: object): string => Buffer.from(JSON.stringify(part)).toString("base64url");

const rsa = (): KeyObject => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/** The same JWT with other claims (RFC 7515, RS256). */
function signedAnew(token: string, claims: Readonly<Record<string, unknown>>, key: KeyObject): string {
  const [head = "", body = ""] = token.split(".");
  const said = JSON.parse(Buffer.from(body, "base64url").toString());
  const signed = `${head}.${Buffer.from(JSON.stringify({ ...said, ...claims })).toString("base64url")}`;
  return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
}
