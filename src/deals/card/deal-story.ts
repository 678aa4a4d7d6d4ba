/** The last things that happened to a deal, and how well it is known. */
import { Temporal } from "temporal-polyfill";
import type { Turn } from "../../chat/use-case.ts";
import { type PartMet, partsMet } from "../../customers/contacts/met.ts";
import { sql } from "../../database/sql.ts";
import type { BuyingRole } from "../../pipelines/buying-role.ts";
import type { Assessment } from "../../pipelines/pipeline.ts";
import { type Answers, newestAnswers } from "../facts/answers.ts";
import type { Deal } from "../facts/deal.ts";
import { happenings, happeningsOf } from "../facts/deal-timeline.ts";
import { dueAssessment } from "../facts/due-assessment.ts";
import { type Excepted, exceptedOf } from "../facts/exceptions.ts";
import { gateAhead } from "../facts/gate-ahead.ts";
import { isClosed } from "../facts/goes-on.ts";
import { type Parties, partiesIn, partiesOf } from "../facts/parties.ts";
import { whoIsMet } from "../facts/who-is-met.ts";
import { sayHappening } from "./say-happening.ts";

export type DealStory = Readonly<{
  lines: readonly Readonly<{ date: Temporal.PlainDate; sentence: string }>[];
  /** There is more than these lines tell, or something to open. */
  more: boolean;
  /** What is known of what one should know before the next stage; without one there is nothing to know. */
  should: Readonly<{ held: number; of: number }>;
  /** Of the parts in a purchase that matter in its stage: those in which nobody has been met. */
  notMet: readonly BuyingRole[];
  /** What may be skipped by an exception, until when. */
  excepted: Excepted;
  /** The assessment that is due. */
  due: Assessment | undefined;
  parties: Parties;
  /** How it is called in the CRM beside us. */
  externalId: string | null;
  /** The customer's; null: none was given. */
  grade: string | null;
}>;

/** The card's last lines; all of it is the history's. */
const linesShown = 5;

type Row = Readonly<{
  happenings: unknown;
  parties: unknown;
  externalId: string | null;
  answers: Answers | null;
  excepted: Readonly<Record<string, string>> | null;
  met: readonly PartMet[] | null;
  grade: string | null;
}>;

/** All that a card tells besides the deal itself, in one statement. Of a closed deal nothing is asked or excepted any more. */
export async function loadStory(turn: Turn, deal: Deal): Promise<DealStory> {
  const { db, workspace, today, member } = turn;
  const closed = isClosed(turn.pipelines, deal);
  const ahead = closed
    ? sql`NULL AS "met", NULL AS "answers", NULL AS "excepted"`
    : sql`
      (SELECT jsonb_agg(to_jsonb(p)) FROM (${partsMet(turn, deal.customer.id)}) p) AS "met",
      (SELECT json_object_agg(a."key", a."value") FROM (${newestAnswers(workspace.id, deal.id)}) a) AS "answers",
      (SELECT json_object_agg(x."key", x."until") FROM (${exceptedOf(workspace.id, deal.id, today)}) x) AS "excepted"`;
  const [row] = await db.$queryRaw<Row[]>(sql`
    SELECT (${happeningsOf(turn, deal.id, { limit: linesShown + 1 })}) AS "happenings", ${partiesOf(turn, [deal.id])} AS "parties",
      (SELECT min(x."value") FROM "ExternalId" x WHERE x."workspaceId" = ${workspace.id}::uuid AND x."subject" = 'deal'
         AND x."subjectId" = ${deal.id}::uuid) AS "externalId",
      (SELECT c."grade" FROM "Customer" c WHERE c."id" = ${deal.customer.id}::uuid) AS "grade", ${ahead}`);
  const found = happenings(row!.happenings);
  return {
    lines: found.slice(0, linesShown).map((happening) => ({
      date: Temporal.Instant.fromEpochMilliseconds(happening.at)
        .toZonedDateTimeISO(member.zone)
        .toPlainDate(),
      sentence: sayHappening(turn, deal, happening),
    })),
    more: found.length > linesShown || found.some(({ files }) => files.length > 0),
    should: closed ? { held: 0, of: 0 } : gateAhead(turn, deal, row!.answers ?? {}).should,
    notMet: closed
      ? []
      : whoIsMet(turn.pipelines.of(deal), deal.stage, row!.answers ?? {}, row!.met ?? []).missing,
    excepted: new Map(Object.entries(row!.excepted ?? {})),
    parties: partiesIn(row!.parties, deal.id),
    externalId: row!.externalId,
    grade: row!.grade,
    due: dueAssessment(turn, deal, row!.answers ?? {}),
  };
}
