/** A member's name, zone and language follow what their chat says of them, unless they have chosen their own. */
import type { Profile } from "../chat/inbound.ts";
import type { Member } from "../company/member.ts";
import { followTold } from "../company/members.ts";
import type { Tx } from "../database/transaction.ts";
import { localeFrom } from "../text/locale.ts";
import type { Known } from "./find-identity.ts";
import { type Told, toldBy } from "./told.ts";

/**
 * Only what an account says otherwise than before changes the member: of two accounts with two spellings of a name, the
 * one that was changed last is right, and not the one that happens to be looked at.
 * @returns the member as they are now
 */
export async function followProfile(tx: Tx, known: Known, profile: Profile): Promise<Member> {
  const { member, identityId, told } = known;
  const said = toldBy(profile);
  const news = (what: keyof Told) => (said[what] === told[what] ? undefined : said[what]);
  const [name, zone, locale] = [news("name"), news("zone"), news("locale")];
  if (name === undefined && zone === undefined && locale === undefined) return member;
  const now = { name: name ?? told.name, zone: zone ?? told.zone, locale: locale ?? told.locale };
  await tx.identity.update({ where: { id: identityId }, data: { told: now } });
  const changes = await followTold(tx, member, {
    name,
    zone,
    locale: locale && localeFrom(locale, member.locale),
  });
  return { ...member, ...changes };
}
