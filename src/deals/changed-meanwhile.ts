/** What to tell the one who came second. */
import { Temporal } from "temporal-polyfill";
import { type Reply, refuse } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import { stageOf } from "../pipelines/pipeline.ts";

/** Names who moved the deal where and when; a plain sentence when it was another kind of change. */
export async function changedMeanwhile(turn: Turn, dealId: string): Promise<Reply> {
  const rows = await turn.db.$queryRaw<
    {
      mine: boolean;
      name: string;
      to: string;
      pipeline: string;
      pipelineVersion: number;
      customer: string;
      at: Date;
      edited: boolean;
    }[]
  >(sql`
    SELECT m."id" = ${turn.member.id}::uuid AS "mine", m."name", s."to", d."pipeline", d."pipelineVersion",
           c."name" AS "customer", s."at",
           EXISTS (SELECT 1 FROM "DealChange" e WHERE e."dealId" = s."dealId" AND e."at" > s."at") AS "edited"
    FROM "StageMove" s JOIN "Member" m ON m."id" = s."memberId" JOIN "Deal" d ON d."id" = s."dealId"
    JOIN "Customer" c ON c."id" = d."customerId"
    WHERE s."dealId" = ${dealId}::uuid ORDER BY s."at" DESC, s."id" DESC LIMIT 1`);
  const last = rows[0];
  if (!last || last.edited) return refuse(turn.text.deals.changedMeanwhile);
  const stage = stageOf(turn.pipelines.of(last), last.to).name[turn.locale];
  const minutes = Math.max(0, Math.round((turn.now.epochMilliseconds - last.at.getTime()) / 60_000));
  const who = last.mine ? turn.text.deals.you : last.name;
  const ago = new Temporal.Duration(0, 0, 0, 0, 0, minutes);
  return refuse(turn.text.deals.movedMeanwhile(who, last.customer, stage, ago.minutes));
}
