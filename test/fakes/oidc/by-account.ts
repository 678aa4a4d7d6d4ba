/** A bot whose web chat asks a provider who people are, and a browser that goes there and back. */

import { claim } from "../../../src/chat/claim.ts";
import type { Chat } from "../../../src/chat/platform.ts";
import { type Config, readConfig } from "../../../src/config/config.ts";
import { recordSignOut } from "../../../src/joining/record-sign-in.ts";
import { welcomeVouched } from "../../../src/joining/vouched.ts";
import type { ProviderParts } from "../../../src/web/oidc/routes.ts";
import type { Account, CompanyAccounts } from "./company-accounts.ts";

export const origin = "http://localhost";
/** As people call the provider. */
export const providerName = "Acme ID";

export const configFor = (of: CompanyAccounts, more: Record<string, string> = {}): Config =>
  readConfig({
    LOCALE_DEFAULT: "en",
    PUBLIC_URL: origin,
    OIDC_ISSUER: of.issuer,
    OIDC_CLIENT_ID: of.clientId,
    OIDC_CLIENT_SECRET: of.clientSecret,
    OIDC_NAME: providerName,
    OIDC_ROLES: "it=admin, leads=manager",
    ...more,
  });

/** As start.ts wires it. */
export const providerOf = (config: Config): ProviderParts => ({
  config: config.oidc!,
  welcome: (tx, who, seat) => welcomeVouched(tx, who, seat, config),
  logout: { once: (tx, company, message) => claim(tx, company, [message]), signedOut: recordSignOut },
});

export const person = (sub: string, more: Partial<Account> = {}): Account => ({
  sub,
  name: `Person ${sub}`,
  email: `${sub}@acme.example`,
  email_verified: true,
  ...more,
});

/** With a jar, since an answer takes one cookie away and may bring another. */
export type AccountBrowser = Readonly<{ jar: Map<string, string>; get(path: string): Promise<Response> }>;

export function accountBrowser(chat: Chat, headers: Record<string, string> = {}): AccountBrowser {
  const jar = new Map<string, string>();
  const cookie = () => [...jar].map((pair) => pair.join("=")).join("; ");
  return {
    jar,
    async get(path) {
      const response = await chat.routes.request(`${origin}${path}`, {
        headers: { "accept-language": "en", ...headers, cookie: cookie() },
      });
      for (const set of response.headers.getSetCookie()) {
        const [, key = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        if (value === "") jar.delete(key);
        else jar.set(key, value);
      }
      return response;
    },
  };
}

/** @returns where our page sends the browser, at the provider */
export async function beginSignIn(one: AccountBrowser): Promise<string> {
  const sent = await one.get("/login/oidc");
  if (sent.status !== 303) throw new Error(`It was not sent anywhere: ${sent.status}`);
  return sent.headers.get("location") ?? "";
}

/** The whole way. @returns where our page sends the browser at last */
export async function signInByAccount(
  one: AccountBrowser,
  from: CompanyAccounts,
  account: Account | undefined,
): Promise<string | null> {
  const back = await from.signIn(await beginSignIn(one), account);
  return (await one.get(back.pathname + back.search)).headers.get("location");
}
