/** The customers of a band of turnover, as an audience: all of them are seen to at once. */
import { z } from "zod";
import { refuse } from "../chat/reply.ts";
import { Refusal, type Turn } from "../chat/use-case.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { whoseAreReached } from "../customers/within-reach.ts";
import { noSql, sql } from "../database/sql.ts";
import { loadTiers } from "../sales/tiers/load-tiers.ts";
import { tierName } from "../sales/tiers/tier-name.ts";
import { carried, type TiersAsked, tiersAsked } from "../sales/tiers/tiers-asked.ts";
import { audienceWords } from "./words.ts";

/** One statement writes them all, within the few seconds that a chat waits. */
const mostAtOnce = 500;

export const audienceInput = tiersAsked.extend({
  /** The band's lower bound, as it was when the form was opened. */
  from: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  /** Which five hundred of a larger band. */
  part: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
});
export type AudienceAsked = Readonly<z.output<typeof audienceInput>>;

export type Audience = Readonly<{
  /** As people call it. */
  band: string;
  /** Of this part those that may be seen to. */
  ids: readonly string[];
  /** Customers of this part that somebody else looks after. */
  others: number;
  part: number;
  parts: number;
  /** What a form brings back. */
  hidden: Readonly<Record<string, string>>;
  /** For a button back to the band. */
  values: ReturnType<typeof carried>;
}>;

/** @throws Refusal with a sentence where there is nobody, or the bands have been changed meanwhile */
export async function audienceOf(turn: Turn, asked: AudienceAsked): Promise<Audience> {
  const words = audienceWords(turn.locale);
  const { report, source } = await loadTiers(turn, { ...asked, view: undefined, page: 1 });
  const tier = report.tiers[asked.tier ?? -1];
  if (!tier || (asked.from !== undefined && String(tier.from) !== asked.from))
    throw new Refusal(refuse(words.bandGone));
  const known = tier.customers.filter(({ isCustomer }) => isCustomer).map(({ id }) => id);
  const parts = Math.max(1, Math.ceil(known.length / mostAtOnce));
  const part = Math.min(asked.part, parts);
  const some = known.slice((part - 1) * mostAtOnce, part * mostAtOnce);
  const ids = await mayBeSeenTo(turn, some);
  if (ids.length === 0) throw new Refusal(refuse(words.nobody));
  const values = valuesOf(asked, tier.nth);
  return {
    ...{
      band: tierName(turn, tier, source.currency),
      ids,
      others: some.length - ids.length,
      part,
      parts,
      values,
    },
    hidden: {
      ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])),
      ...{ from: String(tier.from), part: String(part) },
    },
  };
}

const valuesOf = (asked: TiersAsked, tier: number) => carried(asked, { tier });

/** Within reach, and looked after by nobody beyond it. */
async function mayBeSeenTo(turn: Turn, ids: readonly string[]): Promise<string[]> {
  const owners = await ownersWithin(turn.db, turn.member, turn.needs);
  const among = await whoseAreReached(turn, turn.needs);
  const own =
    owners === "all" ? noSql : sql`AND (c."ownerId" IS NULL OR c."ownerId" = ANY(${[...owners]}::uuid[]))`;
  const rows = await turn.db.$queryRaw<{ id: string }[]>(sql`
    SELECT c."id" FROM "Customer" c
     WHERE c."workspaceId" = ${turn.workspace.id}::uuid AND c."id" = ANY(${[...ids]}::uuid[]) AND c."mergedIntoId" IS NULL
       ${own} ${among ? sql`AND ${among}` : noSql}`);
  return rows.map(({ id }) => id);
}
