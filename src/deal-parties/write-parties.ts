/** Writes who else plays a part in a deal. Rows are only added: an undo takes the event back, and what stood before holds again. */
import { sql } from "../database/sql.ts";
import type { Deal } from "../deals/facts/deal.ts";
import type { PartyKind } from "../deals/facts/deal-events.ts";
import { type HelperRole, loadParties, type PartnerRole } from "../deals/facts/parties.ts";
import { type Deed, DeedRefused } from "../history/deed.ts";
import { recordEvents } from "../history/record-events.ts";
import { normaliseCustomerName } from "../understanding/customer-name.ts";

/** More of one kind than any deal has. */
const mostOfAKind = 20;

type Target = Pick<Deal, "id">;

/**
 * @param partner `null`: no part of it any more
 * @throws DeedRefused `shares` where all shares together come to more than the whole; `too-many`
 */
export async function setPartner(
  deed: Deed,
  deal: Target,
  name: string,
  partner: Readonly<{ role: PartnerRole; share: number }> | null,
): Promise<void> {
  await lockDeal(deed, deal);
  const { partners } = (await loadParties(deed, [deal.id]))(deal.id);
  const company = await ensureCompany(deed, "Partner", name);
  const others = partners.filter(({ id }) => id !== company.id);
  const taken = others.reduce((sum, { share }) => sum + share, 0);
  if (partner && taken + partner.share > 100) throw new DeedRefused("shares", { taken, left: 100 - taken });
  refuseTooMany(partner, others.length);
  const { role, share } = partner ?? { role: partnerRole(partners, company.id), share: 0 };
  const eventId = await tell(deed, deal, {
    ...{ kind: "partner", name: company.name, gone: !partner },
    ...(partner && { role, share }),
  });
  await deed.db.$executeRaw(sql`
    INSERT INTO "DealPartner" ("id", "workspaceId", "dealId", "partnerId", "gone", "role", "share", "eventId")
    VALUES (gen_random_uuid(), ${deed.workspace.id}::uuid, ${deal.id}::uuid, ${company.id}::uuid, ${!partner}, ${role}, ${share}::int, ${eventId}::bigint)`);
}

const partnerRole = (
  partners: readonly Readonly<{ id: string; role: PartnerRole }>[],
  id: string,
): PartnerRole => partners.find((one) => one.id === id)?.role ?? "joined";

/** What is said of it is a person's own words, and no event keeps them. @param said `null`: not against us any more */
export async function setCompetitor(
  deed: Deed,
  deal: Target,
  name: string,
  said: Readonly<{ strengths: string; weaknesses: string }> | null,
): Promise<void> {
  await lockDeal(deed, deal);
  const { competitors } = (await loadParties(deed, [deal.id]))(deal.id);
  const company = await ensureCompany(deed, "Competitor", name);
  refuseTooMany(said, competitors.filter(({ id }) => id !== company.id).length);
  const { strengths, weaknesses } = said ?? { strengths: "", weaknesses: "" };
  const eventId = await tell(deed, deal, { kind: "competitor", name: company.name, gone: !said });
  await deed.db.$executeRaw(sql`
    INSERT INTO "DealCompetitor" ("id", "workspaceId", "dealId", "competitorId", "gone", "strengths", "weaknesses", "eventId")
    VALUES (gen_random_uuid(), ${deed.workspace.id}::uuid, ${deal.id}::uuid, ${company.id}::uuid, ${!said}, ${strengths}, ${weaknesses}, ${eventId}::bigint)`);
}

/** @param help `null`: helps no more @throws DeedRefused `own` for the owner, whose deal it is anyway; `too-many` */
export async function setHelper(
  deed: Deed,
  deal: Target & Pick<Deal, "owner">,
  memberId: string,
  help: Readonly<{ role: HelperRole; hours: number | null }> | null,
): Promise<void> {
  if (deal.owner.id === memberId) throw new DeedRefused("own", {});
  await lockDeal(deed, deal);
  const { helpers } = (await loadParties(deed, [deal.id]))(deal.id);
  refuseTooMany(help, helpers.filter(({ id }) => id !== memberId).length);
  const { role, hours } = help ?? { role: "presales", hours: null };
  const eventId = await tell(deed, deal, {
    ...{ kind: "helper", memberId, gone: !help },
    ...(help && { role, hours }),
  });
  await deed.db.$executeRaw(sql`
    INSERT INTO "DealHelper" ("id", "workspaceId", "dealId", "memberId", "gone", "role", "hours", "eventId")
    VALUES (gen_random_uuid(), ${deed.workspace.id}::uuid, ${deal.id}::uuid, ${memberId}::uuid, ${!help}, ${role}, ${hours}::int, ${eventId}::bigint)`);
}

/** Neither address nor title is kept by the event. @param title `null`: taken off */
export async function setLink(deed: Deed, deal: Target, url: string, title: string | null): Promise<void> {
  await lockDeal(deed, deal);
  const { links } = (await loadParties(deed, [deal.id]))(deal.id);
  refuseTooMany(title, links.filter((one) => one.url !== url).length);
  const eventId = await tell(deed, deal, { kind: "link", gone: title === null });
  await deed.db.$executeRaw(sql`
    INSERT INTO "DealLink" ("id", "workspaceId", "dealId", "url", "gone", "title", "eventId")
    VALUES (gen_random_uuid(), ${deed.workspace.id}::uuid, ${deal.id}::uuid, ${url}, ${title === null}, ${title ?? ""}, ${eventId}::bigint)`);
}

/** Who gives out shares of a deal at the same time sees the other's. */
const lockDeal = ({ db, workspace }: Deed, { id }: Target) =>
  db.$executeRaw(
    sql`SELECT 1 FROM "Deal" WHERE "workspaceId" = ${workspace.id}::uuid AND "id" = ${id}::uuid FOR UPDATE`,
  );

function refuseTooMany(added: unknown, others: number): void {
  if (added !== null && others >= mostOfAKind) throw new DeedRefused("too-many", { most: mostOfAKind });
}

/** Known by its name, whatever its legal form; a new name is a new company. */
async function ensureCompany(
  { db, workspace }: Deed,
  table: "Partner" | "Competitor",
  name: string,
): Promise<{ id: string; name: string }> {
  const into = table === "Partner" ? sql`"Partner"` : sql`"Competitor"`;
  const [company] = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    INSERT INTO ${into} ("id", "workspaceId", "name", "normalised")
    VALUES (gen_random_uuid(), ${workspace.id}::uuid, ${name}, ${normaliseCustomerName(name)})
    ON CONFLICT ("workspaceId", "normalised") DO UPDATE SET "normalised" = EXCLUDED."normalised"
    RETURNING "id"::text AS "id", "name"`);
  return company!;
}

type Party = Readonly<{
  kind: PartyKind;
  name?: string;
  memberId?: string;
  gone: boolean;
  role?: string;
  share?: number;
  hours?: number | null;
}>;

async function tell(deed: Deed, { id }: Target, party: Party): Promise<string> {
  const [eventId] = await recordEvents(deed, [
    { subject: "deal", subjectId: id, kind: "party", values: { party } },
  ]);
  return eventId!;
}
