import { z } from "zod";
import { card, quiet, table } from "../chat/card.ts";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { noSql, sql } from "../database/sql.ts";
import { ownerScope } from "../teams/owner-scope.ts";
import { formatMoney } from "../text/format/money.ts";
import { runningWeek } from "./running-week.ts";
import { isAsked } from "./who-is-asked.ts";

/** More people than a card holds are counted, not listed; those who owe an answer come first. */
const listed = 60;

type Row = { name: string; submitted: boolean; promisedMinor: bigint | null; currency: string | null };

/** `/forecast status`: who has answered this week; for managers about the own teams, never about anybody to others. */
export const forecastStatus = defineUseCase({
  name: "forecast.status",
  command: {
    group: "forecast",
    en: ["status", "who"],
    zh: ["进度", "谁没报"],
    fromLine: (): Record<string, string> => ({}),
  },
  roles: ["manager", "admin"],
  changes: false,
  input: z.object({}),
  async run(turn) {
    const words = turn.text.forecasts;
    const scope = await ownerScope(turn.db, turn.member);
    const week = runningWeek(turn.workspace, turn.now);
    const rows = await turn.db.$queryRaw<Row[]>(sql`
      SELECT m."name", s."submittedAt" IS NOT NULL AS "submitted", s."promisedMinor", s."currency"
      FROM "Member" m LEFT JOIN "Submission" s ON s."memberId" = m."id" AND s."week" = ${week.id}
      WHERE m."workspaceId" = ${turn.workspace.id}::uuid AND ${isAsked(week.quarter.id)}
        ${scope === "all" ? noSql : sql`AND m."id" = ANY(${scope}::uuid[])`}
      ORDER BY 2, 1`);
    const promised = (row: Row) =>
      row.promisedMinor !== null && row.currency
        ? formatMoney({ minor: BigInt(row.promisedMinor), currency: row.currency }, turn.locale, "short")
        : "–";
    const done = rows.filter((row) => row.submitted).length;
    return showCard(
      card(words.statusTitle(done, rows.length), [
        table(
          [turn.text.deals.owner, words.statusColumn, `>${words.promised}`],
          rows.slice(0, listed).map((row) => ({
            cells: [row.name, row.submitted ? words.submitted : words.notYet, promised(row)],
          })),
        ),
        rows.length > listed && quiet(turn.text.teams.andMore(rows.length - listed)),
      ]),
    );
  },
});
