/** The last things that happened to a deal, and how well it is known. */
import { Temporal } from "temporal-polyfill";
import type { Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import { contractSigned } from "../pipelines/known-criteria.ts";
import { stageIndex, stageOf } from "../pipelines/pipeline.ts";
import { gate } from "../pipelines/stage-gate.ts";
import { type Answers, newestAnswers } from "./answers.ts";
import type { Deal } from "./deal.ts";
import { gateFacts, gateSettings } from "./gate-facts.ts";
import type { MoveKind } from "./record-move.ts";

export type DealStory = Readonly<{
  lines: readonly Readonly<{ date: Temporal.PlainDate; sentence: string }>[];
  should: Readonly<{ held: number; of: number }>;
}>;

/** A move that is no win, on the evidence of a signature: the contract is in, its money is not. */
const storyKind = sql`
  CASE WHEN "kind" = 'advance' AND jsonb_exists("evidence", ${contractSigned}) THEN 'sign' ELSE "kind" END`;

/** `at` in milliseconds since the epoch. */
type Event = {
  at: number;
  name: string;
  kind: MoveKind | "sign" | "note";
  to: string;
  text: string | null;
};
type Row = { events: Event[] | null; answers: Answers | null };

/** Notes and moves together, newest first, and what is known for the gate: one statement, as every card has them. */
export async function loadStory(turn: Turn, deal: Deal, limit = 5): Promise<DealStory> {
  const [row] = await turn.db.$queryRaw<Row[]>(sql`
    SELECT (SELECT jsonb_object_agg(a."key", a."value") FROM (${newestAnswers(deal.id)}) a) AS "answers",
           (SELECT jsonb_agg(to_jsonb(e) ORDER BY e."at" DESC) FROM (
              SELECT extract(epoch FROM e."at") * 1000 AS "at", m."name", e."kind", e."to", e."text" FROM (
                (SELECT "at", "memberId", ${storyKind} AS "kind", "to", "reason" AS "text" FROM "StageMove"
                  WHERE "dealId" = ${deal.id}::uuid ORDER BY "at" DESC LIMIT ${limit})
                UNION ALL
                (SELECT "at", "memberId", 'note', '', "text" FROM "DealNote"
                  WHERE "dealId" = ${deal.id}::uuid ORDER BY "at" DESC LIMIT ${limit})
              ) e JOIN "Member" m ON m."id" = e."memberId" ORDER BY e."at" DESC LIMIT ${limit}
            ) e) AS "events"`);
  const pipeline = turn.pipelines.of(deal);
  const ahead = pipeline.stages[Math.min(stageIndex(pipeline, deal.stage) + 1, pipeline.stages.length - 1)]!;
  const facts = gateFacts(deal, row?.answers ?? {});
  return {
    lines: (row?.events ?? []).map((event) => ({
      date: Temporal.Instant.fromEpochMilliseconds(event.at)
        .toZonedDateTimeISO(turn.member.zone)
        .toPlainDate(),
      sentence: sentenceOf(turn, deal, event),
    })),
    should: gate(pipeline, deal.stage, ahead.code, facts, gateSettings(turn)).should,
  };
}

function sentenceOf(turn: Turn, deal: Deal, event: Event): string {
  if (event.kind === "note") return turn.text.deals.noted(event.name, shorten(event.text ?? ""));
  const stage = stageOf(turn.pipelines.of(deal), event.to).name[turn.locale];
  return turn.text.deals.moved(event.kind, event.name, stage, event.text ? shorten(event.text) : "");
}

/** A card is no place for a whole note; the beginning says which one it is. No half of an emoji stays behind. */
const shorten = (text: string): string =>
  text.length > 160 ? `${text.slice(0, 159).replace(/\p{Surrogate}$/u, "")}…` : text;
