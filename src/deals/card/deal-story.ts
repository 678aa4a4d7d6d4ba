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
import { whoIsMet } from "../facts/who-is-met.ts";
import { sayHappening } from "./say-happening.ts";

export type DealStory = Readonly<{
  lines: readonly Readonly<{ date: Temporal.PlainDate; sentence: string }>[];
  /** There is more than these lines tell, or something to open. */
  more: boolean;
  should: Readonly<{ held: number; of: number }>;
  /** Of the parts in a purchase that matter in its stage: those in which nobody has been met. */
  notMet: readonly BuyingRole[];
  /** What may be skipped by an exception, until when. */
  excepted: Excepted;
  /** The assessment that is due. */
  due: Assessment | undefined;
}>;

/** The card's last lines; all of it is the history's. */
const linesShown = 5;

/** Events, newest first, and gate answers: in one statement, because every card needs both. */
export async function loadStory(turn: Turn, deal: Deal): Promise<DealStory> {
  const [row] = await turn.db.$queryRaw<
    {
      happenings: unknown;
      answers: Answers | null;
      excepted: Record<string, string> | null;
      met: readonly PartMet[] | null;
    }[]
  >(sql`
    SELECT (SELECT jsonb_object_agg(a."key", a."value") FROM (${newestAnswers(turn.workspace.id, deal.id)}) a) AS "answers",
           (SELECT jsonb_object_agg(x."key", x."until") FROM (${exceptedOf(turn.workspace.id, deal.id, turn.today)}) x) AS "excepted",
           (SELECT jsonb_agg(to_jsonb(p)) FROM (${partsMet(turn, deal.customer.id)}) p) AS "met",
           (${happeningsOf(turn, deal.id, { limit: linesShown + 1 })}) AS "happenings"`);
  const found = happenings(row?.happenings);
  return {
    lines: found.slice(0, linesShown).map((happening) => ({
      date: Temporal.Instant.fromEpochMilliseconds(happening.at)
        .toZonedDateTimeISO(turn.member.zone)
        .toPlainDate(),
      sentence: sayHappening(turn, deal, happening),
    })),
    more: found.length > linesShown || found.some(({ files }) => files.length > 0),
    should: gateAhead(turn, deal, row?.answers ?? {}).should,
    notMet: whoIsMet(turn.pipelines.of(deal), deal.stage, row?.answers ?? {}, row?.met ?? []).missing,
    excepted: new Map(Object.entries(row?.excepted ?? {})),
    due: dueAssessment(turn, deal, row?.answers ?? {}),
  };
}
