/** How people sign in to the web chat, and for how long. */
import { z } from "zod";
import { hostOf, isLoopback } from "./address.ts";
import { type Read, span, unitMs, type Written } from "./written.ts";

const roles = ["rep", "manager", "admin", "finance", "read-only"] as const;
type Role = (typeof roles)[number];

/** "sales-admins=admin, leads=manager" → pairs; undefined for what is none. The last "=" counts: groups may hold one. */
function groupRoles(written: string): { group: string; role: Role }[] | undefined {
  const pairs = written.split(",").map((pair) => {
    const at = pair.lastIndexOf("=");
    const role = roles.find((known) => known === pair.slice(at + 1).trim());
    const group = pair.slice(0, Math.max(at, 0)).trim();
    return role && group !== "" ? { group, role } : undefined;
  });
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined;
}

/** Sign in people of all companies: which of them are ours, only the domain of their mailbox says. */
const sharedIssuers =
  /^https:\/\/(accounts\.google\.com|appleid\.apple\.com|gitlab\.com|login\.microsoftonline\.com\/(common|organizations|consumers)\b)/i;

export const signInSettings = {
  OIDC_ISSUER: z
    .url({
      error: "is not an address. Copy it from your provider, such as https://id.example.com",
      abort: true,
    })
    .refine(
      (issuer) => issuer.startsWith("https://") || isLoopback(hostOf(issuer)),
      "is not https. Who answers there says who people are, so nobody in between may change it",
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().trim().max(40, "is too long for a button. Use up to 40 characters").optional(),
  OIDC_GROUPS_CLAIM: z.string().trim().default("groups"),
  OIDC_ROLES: z
    .string()
    .refine(
      (written) => groupRoles(written) !== undefined,
      `is not a list of groups and roles. Example: sales-admins=admin, sales-leads=manager. Roles: ${roles.join(", ")}`,
    )
    .transform((written) => groupRoles(written) ?? [])
    .default([]),
  OIDC_DOMAINS: z
    .string()
    .transform((list) => list.split(",").map((one) => one.trim().toLowerCase()))
    .refine(
      (list) => list.every((one) => /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(one)),
      "is not a list of mail domains separated by commas. Example: example.com, example.cn",
    )
    .default([]),
  SESSION_IDLE: span(15 * unitMs.m, 365 * unitMs.d, "between 15 minutes and 365 days").default(14 * unitMs.d),
  SESSION_MAX: span(unitMs.h, 365 * unitMs.d, "between 1 hour and 365 days").default(30 * unitMs.d),
};

/** The provider that signs people in to the web chat. */
export type OidcConfig = Readonly<{
  issuer: string;
  clientId: string;
  /** undefined: a public client, by PKCE alone. */
  clientSecret: string | undefined;
  /** As people call it; undefined: the company account. */
  name: string | undefined;
  groupsClaim: string;
  /** Who is in the group has the role; empty: groups say nothing about roles. */
  roles: readonly Readonly<{ group: string; role: Role }>[];
  /** Whose mailbox is in none of them stays out; empty: all that the provider vouches for. */
  domains: readonly string[];
}>;

/** How long a browser stays signed in, in milliseconds: since it was last used, and at the very most. */
export type SessionLifetimes = Readonly<{ idleMs: number; maxMs: number }>;

export function problemsOfSignIn(env: Written): string[] {
  const parts = ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_ROLES", "OIDC_DOMAINS", "OIDC_NAME"];
  const set = parts.filter((name) => env[name] !== undefined);
  if (env.OIDC_ISSUER === undefined)
    return set.length === 0
      ? []
      : [`OIDC_ISSUER is missing although ${set.join(" and ")} is set. It is the address of your provider`];
  const problems: string[] = [];
  if (env.OIDC_CLIENT_ID === undefined)
    problems.push("OIDC_CLIENT_ID is missing. Register Loudou at your provider and copy its client id");
  if (env.PUBLIC_URL === undefined)
    problems.push(
      "PUBLIC_URL is missing although OIDC_ISSUER is set. The provider sends people back to that address",
    );
  if (sharedIssuers.test(env.OIDC_ISSUER) && env.OIDC_DOMAINS === undefined)
    problems.push(
      "OIDC_DOMAINS is missing. OIDC_ISSUER signs in people of all companies: name the mail domains that are yours",
    );
  if (env.DEMO === "1")
    problems.push("DEMO=1 asks nobody to sign in, so OIDC_ISSUER would be of no use. Remove one of them");
  return problems;
}

export const toSignIn = (
  env: Read<typeof signInSettings>,
): Readonly<{ oidc: OidcConfig | undefined; sessions: SessionLifetimes }> => ({
  oidc:
    env.OIDC_ISSUER && env.OIDC_CLIENT_ID
      ? {
          issuer: env.OIDC_ISSUER,
          clientId: env.OIDC_CLIENT_ID,
          clientSecret: env.OIDC_CLIENT_SECRET,
          name: env.OIDC_NAME,
          groupsClaim: env.OIDC_GROUPS_CLAIM,
          roles: env.OIDC_ROLES,
          domains: env.OIDC_DOMAINS,
        }
      : undefined,
  sessions: { idleMs: env.SESSION_IDLE, maxMs: env.SESSION_MAX },
});
