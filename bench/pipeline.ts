/**
 * `/deal pipeline` of who sees everything, while all deals are open, against the plainest SQL with its numbers: of the
 * president, who leads all teams, and of an admin, whose card also counts the half that goes through an older version.
 */
import { Temporal } from "temporal-polyfill";
import type { Reply } from "../src/chat/reply.ts";
import type { Turn } from "../src/chat/use-case.ts";
import type { Role } from "../src/company/member.ts";
import { membersUnder } from "../src/company/owner-scope.ts";
import { workspaceSettings } from "../src/company/workspace-settings.ts";
import type { Database } from "../src/database/open-database.ts";
import { transaction } from "../src/database/transaction.ts";
import { stageOf } from "../src/pipelines/pipeline.ts";
import { loadBook } from "../src/pipelines/rows/load-pipelines.ts";
import { customerFunnel } from "../src/pipelines/shipped/customer-funnel.ts";
import { showProcess } from "../src/sales-process/show-process.ts";
import { byHandOn } from "./baseline/by-hand-database.ts";
import { dealsStanding } from "./baseline/pipeline-sql.ts";
import type { CommandsParts } from "./commands.ts";
import { inTurns } from "./in-turns.ts";
import { memberId, president, workspaceId } from "./seed-company.ts";

/** The last of a company's measurements: afterwards no deal is closed any more. */
export async function measurePipeline({ database, company, sizes, figures }: CommandsParts): Promise<void> {
  figures.heading(`Sales process on ${database.name}, ${company.deals} open deals`);
  const opened = await database.open();
  const byHand = byHandOn(opened);
  const group = `pipeline ${database.kind}`;
  try {
    await reopenAll(opened);
    const turn = await turnOf(opened, president(company));
    const owners = await membersUnder(opened.prisma, turn.member.id);
    const against = async (who: string, asked: Turn) => {
      const { mine, plain } = await inTurns(
        async () => standing(await showProcess.run(asked, { line: "" })),
        async () =>
          (await dealsStanding(byHand, workspaceId, customerFunnel.code, owners)).map(
            ([stage, count]) => `${stageOf(customerFunnel, stage).name.en} ${count}`,
          ),
        sizes.repeats * 6,
      );
      figures.add({ group, name: `/deal pipeline${who}: Loudou, with its card`, value: mine, unit: "ms" });
      figures.add({ group, name: `/deal pipeline${who}: plainest SQL`, value: plain, unit: "ms" });
      figures.add({
        ...{ group, name: `/deal pipeline${who}: against plainest SQL`, value: mine / plain, unit: "×" },
        bar: { atMost: 1.2 },
      });
    };
    await against("", turn);
    await halfOlder(opened);
    await against(" of an admin, half in an older version", {
      ...turn,
      member: { ...turn.member, role: "admin" },
    });
  } finally {
    await byHand.close();
    await opened.close();
  }
}

/** A line per stage in which deals stand, as the card's picture has it: "Prospect 120". */
function standing(reply: Reply): string[] {
  const blocks = reply.type === "card" ? reply.card.blocks : [];
  return blocks
    .flatMap((block) => (block.type === "chart" && block.chart.type === "funnel" ? block.chart.stages : []))
    .filter(({ value }) => value > 0)
    .map(({ label, value }) => `${label.replace(/^\d+ /, "")} ${value}`);
}

/** Without their versions, about which this is not. */
async function reopenAll({ prisma }: Database): Promise<void> {
  await prisma.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`);
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = 0`);
      await tx.$executeRawUnsafe(`
        UPDATE "Deal" SET "outcome" = NULL, "closedAt" = NULL, "lostReason" = NULL, "wonOn" = NULL,
          "signedAt" = NULL, "signedOn" = NULL, "moneyOn" = NULL WHERE "outcome" IS NOT NULL`);
    },
    { timeout: 600_000 },
  );
  await prisma.$executeRawUnsafe(`VACUUM (ANALYZE) "Deal"`);
}

/** Every other deal goes through the version before. */
async function halfOlder({ prisma }: Database): Promise<void> {
  await prisma.$transaction(
    async (tx) => {
      await tx.$executeRawUnsafe(`SET LOCAL session_replication_role = replica`);
      await tx.$executeRawUnsafe(`SET LOCAL statement_timeout = 0`);
      await tx.$executeRawUnsafe(
        `UPDATE "Deal" SET "pipelineVersion" = ${customerFunnel.version - 1} WHERE "number" % 2 = 0`,
      );
    },
    { timeout: 600_000 },
  );
  await prisma.$executeRawUnsafe(`VACUUM (FULL, ANALYZE) "Deal"`);
}

/** As the dispatch makes it. */
async function turnOf(opened: Database, person: number): Promise<Turn> {
  const { prisma } = opened;
  const row = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const found = await prisma.member.findUniqueOrThrow({ where: { id: memberId(person) } });
  const workspace = { ...row, locale: "en" as const, settings: workspaceSettings.parse(row.settings) };
  const now = Temporal.Now.instant();
  return {
    ...{ db: prisma, now, workspace, locale: "en", needs: "deal.see", kind: "command", mentioned: [] },
    ...{ identityId: "", formId: undefined, via: "slack", place: { channel: "D1", private: true } },
    today: now.toZonedDateTimeISO(found.zone).toPlainDate(),
    member: { ...found, role: found.role as Role, locale: "en" },
    pipelines: await transaction(opened, (tx) => loadBook(tx, workspace)),
  } as Turn;
}
