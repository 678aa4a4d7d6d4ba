/** How much room the history takes, and how deals stood at an instant against the plainest equivalent SQL. */

import { Temporal } from "temporal-polyfill";
import { membersUnder } from "../src/company/owner-scope.ts";
import { toTimestamp } from "../src/database/columns.ts";
import { sql } from "../src/database/sql.ts";
import { customerFunnel } from "../src/pipelines/shipped/customer-funnel.ts";
import { openAt as openAtInstant } from "../test/fakes/open-at.ts";
import { byHandOn } from "./baseline/by-hand-database.ts";
import { openAt } from "./baseline/history-sql.ts";
import type { CommandsParts } from "./commands.ts";
import { inTurns } from "./in-turns.ts";
import { manager, memberId, workspaceId } from "./seed-company.ts";

export async function measureHistory({ database, company, sizes, figures }: CommandsParts): Promise<void> {
  figures.heading(`History on ${database.name}, ${company.deals} deals, ${company.deals * 10} versions`);
  const opened = await database.open();
  const byHand = byHandOn(opened);
  const group = `history ${database.kind}`;
  const { prisma } = opened;
  try {
    const sizesOnDisk = await prisma.$queryRaw<{ name: string; megabytes: number }[]>(sql`
      SELECT t."name", pg_total_relation_size(format('%I', t."name")::regclass) / 1048576.0 AS "megabytes"
      FROM unnest(ARRAY['Deal', 'DealVersion', 'Event', 'Remark', 'DealFact']) t("name")`);
    for (const { name, megabytes } of sizesOnDisk)
      figures.add({ group, name: `${name} with its indexes`, value: Number(megabytes), unit: "MB" });
    const owners = await membersUnder(prisma, memberId(manager(company)));
    for (const daysAgo of [7, 90]) {
      const then = Temporal.Now.instant().subtract({ hours: daysAgo * 24 });
      const { mine, plain } = await inTurns(
        async () => lines(await openAtInstant(prisma, workspaceId, customerFunnel.code, then, owners)),
        async () => openAt(byHand, workspaceId, customerFunnel.code, owners, toTimestamp(then)),
        sizes.repeats,
      );
      const name = `Open deals of one of ten teams, ${daysAgo} days ago`;
      figures.add({ group, name: `${name}: Loudou`, value: mine, unit: "ms" });
      figures.add({ group, name: `${name}: plainest SQL`, value: plain, unit: "ms" });
      figures.add({
        group,
        name: `${name}: against plainest SQL`,
        value: mine / plain,
        unit: "×",
        bar: { atMost: 1.3 },
      });
    }
  } finally {
    await byHand.close();
    await opened.close();
  }
}

const lines = ({ sums }: Awaited<ReturnType<typeof openAtInstant>>): string[] =>
  [...sums].map(([currency, minor]) => `${currency} ${minor}`);
