/** What a provider's claims say of a person. Pure. */
import { z } from "zod";
import type { Role } from "../../company/member.ts";
import type { OidcConfig } from "../../config/sign-in.ts";
import { SignInRefused } from "./refused.ts";

/** A person as the provider vouches for them. */
export type Vouched = Readonly<{
  issuer: string;
  /** The provider's own id of the person. */
  subject: string;
  /** What the provider calls its session, if it says so: it names it again when that ends. */
  sid: string | undefined;
  email: string;
  name: string;
  locale: string | undefined;
  zone: string | undefined;
  /** By their groups; undefined: these name none. */
  role: Role | undefined;
  /** Roles that groups give: who has one and is in none of its groups, loses it. */
  governed: readonly Role[];
}>;

const text = z.string().trim().min(1).optional().catch(undefined);
const claims = z.object({
  sub: z.string().min(1),
  sid: text,
  email: z.email().optional().catch(undefined),
  // Some say it in letters.
  email_verified: z
    .union([z.boolean(), z.literal("true").transform(() => true)])
    .optional()
    .catch(undefined),
  /** Google's word for the company an account belongs to. */
  hd: text,
  name: text,
  preferred_username: text,
  locale: text,
  zoneinfo: text,
});

/** Of several roles the one that may do most. */
const ranks: readonly Role[] = ["admin", "manager", "finance", "read-only", "rep"];

const google = "https://accounts.google.com";

/** @throws SignInRefused */
export function vouchedBy(said: Readonly<Record<string, unknown>>, config: OidcConfig): Vouched {
  const { sub, sid, email, email_verified, hd, name, preferred_username, locale, zoneinfo } =
    claims.parse(said);
  if (!email || email_verified !== true) throw new SignInRefused("no-mail");
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  // A private Google account can have a company's address, and keeps it when the person leaves.
  const isOurs = config.domains.includes(domain) && (!config.issuer.startsWith(google) || hd !== undefined);
  if (config.domains.length > 0 && !isOurs) throw new SignInRefused("other-domain");
  const groups = groupsIn(said, config.groupsClaim);
  const held = config.roles.filter(({ group }) => groups.includes(group)).map(({ role }) => role);
  return {
    issuer: config.issuer,
    subject: sub,
    sid,
    email: email.toLowerCase(),
    name: name ?? preferred_username ?? email.slice(0, email.lastIndexOf("@")),
    locale,
    zone: zoneinfo,
    role: ranks.find((role) => held.includes(role)),
    governed: [...new Set(config.roles.map(({ role }) => role))],
  };
}

/** The claim of that name, or what a path with dots leads to ("realm_access.roles"). */
function groupsIn(said: Readonly<Record<string, unknown>>, claim: string): readonly string[] {
  const direct = said[claim];
  const found =
    direct ??
    claim.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], said);
  return [found].flat().filter((group) => typeof group === "string");
}
