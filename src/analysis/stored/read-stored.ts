/** Tables of counts that were imported: the newest of each kind stands beside the company's own deals. */
import { z } from "zod";
import { refuse } from "../../chat/reply.ts";
import { Refusal, type Turn } from "../../chat/use-case.ts";
import { reach } from "../../company/permissions.ts";
import { sql } from "../../database/sql.ts";
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";
import type { Counted } from "../../spreadsheets/counts/counted.ts";
import type { StageRow } from "../../spreadsheets/counts/stage-rows.ts";
import { readingSchema } from "../../spreadsheets/records/reading.ts";
import { analysisWords } from "../words.ts";

export type Counts =
  | Readonly<{ kind: "stages"; counted: Counted<StageRow> }>
  | Readonly<{ kind: "churn"; counted: Counted<ChurnRow> }>;

export type StoredTable = Readonly<{ id: string; kind: Counts["kind"]; fileName: string }>;

/** They tell of the company as a whole. */
const maySeeThem = ({ member }: Pick<Turn, "member">): boolean => {
  const whose = reach(member, "funnel.see");
  return whose !== undefined && whose !== "own";
};

/** Empty for who sees only their own. */
export async function storedTables(turn: Pick<Turn, "db" | "workspace" | "member">): Promise<StoredTable[]> {
  if (!maySeeThem(turn)) return [];
  return turn.db.$queryRaw<StoredTable[]>(sql`
    SELECT DISTINCT ON (i."kind") i."id"::text AS "id", i."kind", i."fileName" FROM "Import" i
     WHERE i."workspaceId" = ${turn.workspace.id}::uuid AND i."kind" IN ('stages', 'churn') AND i."state" = 'done'
     ORDER BY i."kind", i."doneAt" DESC`);
}

const count = z.number();
const money = z.object({ minor: z.string(), currency: z.string() }).optional();
const text = z.string().optional();
const stageRow = z.object({ stage: z.string(), period: text, count, amount: money, reason: text });
const churnRow = z.object({
  ...{ period: z.string(), product: text, gained: count, lost: count, customers: count.optional() },
  ...{ planned: money, revenue: money, reason: text },
});

/** @throws Refusal for one that was taken back, or that the speaker does not see */
export async function readStored(turn: Turn, id: string): Promise<Counts> {
  const words = analysisWords(turn.locale);
  if (!maySeeThem(turn)) throw new Refusal(refuse(words.onlyLeads));
  const found = await turn.db.import.findFirst({
    where: { id, workspaceId: turn.workspace.id, state: "done", kind: { in: ["stages", "churn"] } },
    select: { kind: true, reading: true },
  });
  if (!found) throw new Refusal(refuse(words.goneTable));
  const stored = await turn.db.$queryRaw<{ values: unknown }[]>(sql`
    SELECT r."values" FROM "ImportRow" r WHERE r."workspaceId" = ${turn.workspace.id}::uuid AND r."importId" = ${id}::uuid
       AND r."does" IN ('create', 'update', 'same') ORDER BY r."nth"`);
  const { year: assumed } = readingSchema.parse(found.reading).habits.period ?? {};
  const rest = { left: [], assumed };
  const currencyOf = (amounts: readonly (z.output<typeof money> | undefined)[]) =>
    amounts.find(Boolean)?.currency ?? turn.workspace.currency;
  if (found.kind === "stages") {
    const rows = stored.map(({ values }) => stageRow.parse(values));
    const counted = rows.map(
      ({ amount, ...row }): StageRow => ({ ...row, ...(amount && { minor: BigInt(amount.minor) }) }),
    );
    return {
      kind: "stages",
      counted: { ...rest, rows: counted, currency: currencyOf(rows.map(({ amount }) => amount)) },
    };
  }
  const rows = stored.map(({ values }) => churnRow.parse(values));
  const counted = rows.map(
    ({ planned, revenue, product = "", ...row }): ChurnRow => ({
      ...{ ...row, product },
      ...(planned && { planned: BigInt(planned.minor) }),
      ...(revenue && { revenue: BigInt(revenue.minor) }),
    }),
  );
  const amounts = rows.flatMap(({ planned, revenue }) => [planned, revenue]);
  return { kind: "churn", counted: { ...rest, rows: counted, currency: currencyOf(amounts) } };
}
