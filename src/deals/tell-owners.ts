/** Tells people, quietly and bundled, what others did to their deals. */

import { Temporal } from "temporal-polyfill";
import { actions, button, type Card, card, text as paragraph, quiet } from "../chat/card.ts";
import { markTold } from "../company/company.ts";
import type { Workspace } from "../company/member.ts";
import { toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import { notTakenBack } from "../history/taken-back.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import type { Locale } from "../text/locale.ts";
import { dealName } from "./card/deal-card.ts";
import { sayHappening } from "./card/say-happening.ts";
import type { Deal } from "./facts/deal.ts";
import { type Happening, happenings, happeningsOf } from "./facts/deal-timeline.ts";
import { loadDeals } from "./facts/load-deals.ts";
import { factWords } from "./facts/words.ts";
import { dealsWords } from "./words.ts";

/** So long the first change waits for others to come with it. */
const bundled = { minutes: 3 };

/** Younger ones may have neighbours whose transaction is still under way. */
const settled = { seconds: 15 };

/** Limits per message: events per deal, and deals. The rest is one click away. */
const linesPerDeal = 3;
const dealsNamed = 8;

/** What others did to one deal of somebody's, or to one they have lost by it: ids of the events, oldest first. */
type Untold = Readonly<{
  dealId: string;
  ownerId: string;
  locale: Locale;
  zone: string;
  events: readonly string[];
}>;

/** One message per owner, sent once however many replicas look; changes undone in between don't count. */
export async function tellOwners(
  database: Database,
  workspace: Workspace,
  now: Temporal.Instant,
): Promise<void> {
  const pending = await untold(database.prisma, workspace, now);
  if (!pending) return;
  await transaction(database, async (tx) => {
    if (!(await markTold(tx, workspace.id, pending))) return;
    const changes = await changesByOthers(tx, workspace, pending);
    const deals = await loadDeals(tx, {
      workspaceId: workspace.id,
      owners: "all",
      where: [sql`d."id" = ANY(${changes.map(({ dealId }) => dealId)}::uuid[])`],
    });
    const pipelines = await loadBook(tx, workspace);
    const notices = [];
    for (const [memberId, theirs] of Map.groupBy(changes, ({ ownerId }) => ownerId)) {
      const told: Told[] = [];
      for (const deal of deals) {
        const change = theirs.find(({ dealId }) => dealId === deal.id);
        if (change) told.push({ deal, happened: await happened(tx, workspace, change) });
      }
      if (told.length === 0) continue;
      const { locale, zone } = theirs[0]!;
      const today = now.toZonedDateTimeISO(zone).toPlainDate();
      const reader = { locale, today, pipelines };
      notices.push({
        memberId,
        key: `told:${memberId}:${pending.upto}`,
        card: toldCard(reader, memberId, told),
      });
    }
    await notifyMembers(tx, notices);
  });
}

/** The events to be told of now, by their ids; undefined while the first of them is too young. */
async function untold(
  db: Tx,
  { id }: Workspace,
  now: Temporal.Instant,
): Promise<{ from: string; upto: string } | undefined> {
  const [row] = await db.$queryRaw<{ from: string; upto: string | null; first: Date | null }[]>(sql`
    SELECT w."toldEventId"::text AS "from",
           (SELECT max(e."id")::text FROM "Event" e WHERE e."workspaceId" = w."id" AND e."id" > w."toldEventId"
               AND e."at" <= ${toTimestamp(now.subtract(settled))}::timestamptz) AS "upto",
           (SELECT e."at" FROM "Event" e WHERE e."workspaceId" = w."id" AND e."id" > w."toldEventId"
             ORDER BY e."id" LIMIT 1) AS "first"
    FROM "Workspace" w WHERE w."id" = ${id}::uuid`);
  if (!row?.upto || !row.first) return undefined;
  const waited = Temporal.Instant.compare(
    now.subtract(bundled),
    Temporal.Instant.fromEpochMilliseconds(row.first.getTime()),
  );
  return waited >= 0 ? { from: row.from, upto: row.upto } : undefined;
}

/** Deals changed by someone other than the owner, undone changes aside; whoever has lost one is told of that. */
const changesByOthers = (
  tx: Tx,
  { id }: Workspace,
  { from, upto }: { from: string; upto: string },
): Promise<Untold[]> =>
  tx.$queryRaw(sql`
    SELECT d."id" AS "dealId", o."id" AS "ownerId", o."locale", o."zone",
           array_agg(e."id"::text ORDER BY e."id") AS "events"
    FROM "Event" e JOIN "Deal" d ON d."id" = e."subjectId"
    JOIN "Member" o ON o."id" IN (d."ownerId", (e."values" #>> '{columns,ownerId,0}')::uuid)
    WHERE e."workspaceId" = ${id}::uuid AND e."id" > ${from}::bigint AND e."id" <= ${upto}::bigint
      AND e."subject" = 'deal' AND e."kind" NOT IN ('merge', 'separate', 'ask-instead', 'import') AND (e."memberId" <> o."id" OR e."via" = 'operator')
      AND e."values" ->> 'import' IS NULL
      -- That something was taken back concerns only who had been told of it.
      AND (e."undoes" IS NULL OR e."undoes" <= ${from}::bigint)
      AND ${notTakenBack(sql`e."id"`)}
      -- What was done before it became theirs is no news to them but in its history.
      AND NOT EXISTS (SELECT 1 FROM "Event" g WHERE g."workspaceId" = e."workspaceId" AND g."subjectId" = e."subjectId"
                         AND g."id" > e."id" AND g."values" #> '{columns,ownerId}' IS NOT NULL AND g."undoes" IS NULL
                         AND ${notTakenBack(sql`g."id"`)})
    GROUP BY 1, 2, 3, 4`);

/** As shown to the owner: only the newest of many; the rest is one click away. */
async function happened(tx: Tx, workspace: Workspace, { dealId, events }: Untold): Promise<Happening[]> {
  const newest = events.slice(-linesPerDeal);
  const range = {
    limit: 500,
    after: String(BigInt(newest[0]!) - 1n),
    before: String(BigInt(newest.at(-1)!) + 1n),
  };
  const [row] = await tx.$queryRaw<{ happenings: unknown }[]>(happeningsOf({ workspace }, dealId, range));
  return happenings(row?.happenings).filter(({ id }) => newest.includes(id));
}

type Told = Readonly<{ deal: Deal; happened: readonly Happening[] }>;

function toldCard(reader: Parameters<typeof sayHappening>[0], to: string, told: readonly Told[]): Card {
  const words = dealsWords(reader.locale);
  const named = told.slice(0, dealsNamed);
  const blocks = named.flatMap(({ deal, happened }) => [
    quiet(dealName(deal)),
    paragraph(happened.map((one) => sayHappening(reader, deal, one)).join("\n")),
  ]);
  const first = named[0]!;
  return card(
    reader.locale,
    words.toldTitle(told.length),
    [
      ...blocks,
      told.length > named.length ? quiet(words.toldMore(told.length - named.length)) : undefined,
      actions(
        ...named
          .filter(({ deal }) => deal.owner.id === to)
          .map(({ deal }) =>
            button(`${factWords(reader.locale).open} #${deal.number}`, "deal.show", { id: deal.id }),
          ),
      ),
    ],
    { summary: `${dealName(first.deal)}: ${sayHappening(reader, first.deal, first.happened[0]!, 80)}` },
  );
}
