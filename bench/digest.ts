/** A manager's Friday digest against the plainest SQL with its numbers: now, of the last Friday, and of one a year ago. */
import { Temporal } from "temporal-polyfill";
import { type ForecastWeek, previousWeek, weekOf } from "../src/calendar/forecast-week.ts";
import type { Role } from "../src/company/member.ts";
import { membersUnder } from "../src/company/owner-scope.ts";
import { workspaceSettings } from "../src/company/workspace-settings.ts";
import { toTimestamp } from "../src/database/columns.ts";
import { transaction } from "../src/database/transaction.ts";
import { type DigestFacts, digestFacts } from "../src/digests/digest-facts.ts";
import { closeWeek } from "../src/forecasts/close-week.ts";
import { loadBook } from "../src/pipelines/rows/load-pipelines.ts";
import { customerFunnel } from "../src/pipelines/shipped/customer-funnel.ts";
import { scheduleOf } from "../src/schedule/schedule-settings.ts";
import { byHandOn } from "./baseline/by-hand-database.ts";
import { plainDigest } from "./baseline/digest-sql.ts";
import type { CommandsParts } from "./commands.ts";
import { inTurns } from "./in-turns.ts";
import { manager, memberId, president, workspaceId } from "./seed-company.ts";

const teams = 10;

export async function measureDigest({ database, company, sizes, figures }: CommandsParts): Promise<void> {
  figures.heading(`Digest on ${database.name}, ${company.deals} deals, ${company.deals * 10} versions`);
  const opened = await database.open();
  const byHand = byHandOn(opened);
  const group = `digest ${database.kind}`;
  const { prisma } = opened;
  const now = Temporal.Now.instant();
  const row = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const workspace = { ...row, locale: "en" as const, settings: workspaceSettings.parse(row.settings) };
  const schedule = scheduleOf(workspace.zone, workspace.settings);
  const running = weekOf(now, schedule);
  const lastFriday = previousWeek(running, schedule);
  const aYearAgo = weekOf(now.subtract({ hours: 24 * 364 }), schedule);

  /** @param member by number @param owners whose numbers that are @param week a closed one, or the running one */
  async function compare(
    name: string,
    member: number,
    owners: readonly string[] | undefined,
    week: ForecastWeek,
    atMost: number,
  ) {
    const closed = week.id !== running.id;
    const found = await prisma.member.findUniqueOrThrow({ where: { id: memberId(member) } });
    const asking = {
      ...{ db: prisma, now, workspace, locale: "en" as const, today: week.closeDate },
      member: { ...found, role: found.role as Role, locale: "en" as const },
      pipelines: await transaction(opened, (tx) => loadBook(tx, workspace)),
    };
    const told = {
      ...{
        workspaceId,
        owners,
        at: closed ? toTimestamp(week.closesAt) : undefined,
        since: toTimestamp(week.opensAt),
      },
      ...{ week: week.id, quarter: [String(week.quarter.start), String(week.quarter.end)] as const },
      ...{ today: String(week.closeDate), pipeline: customerFunnel.code },
      stages: customerFunnel.stages.map(({ code }) => code),
    };
    const { mine, plain } = await inTurns(
      async () => lines(await digestFacts(asking, week)),
      () => plainDigest(byHand, told),
      sizes.repeats,
    );
    figures.add({ group, name: `${name}: Loudou`, value: mine, unit: "ms" });
    figures.add({ group, name: `${name}: plainest SQL`, value: plain, unit: "ms" });
    figures.add({
      group,
      name: `${name}: against plainest SQL`,
      value: mine / plain,
      unit: "×",
      bar: { atMost },
    });
  }

  try {
    for (const week of [
      previousWeek(aYearAgo, schedule),
      aYearAgo,
      previousWeek(lastFriday, schedule),
      lastFriday,
    ])
      await transaction(opened, (tx) => closeWeek(tx, { workspace, week }));
    const leader = manager(company);
    const team = await membersUnder(prisma, memberId(leader));
    const reps = Math.round(company.reps / teams);
    await compare(`Digest for ${reps} reps, now`, leader, team, running, 1.3);
    await compare(`Digest for ${reps} reps, of the last Friday`, leader, team, lastFriday, 1.5);
    await compare("The president's, of a Friday a year ago", president(company), undefined, aYearAgo, 3);
  } finally {
    await byHand.close();
    await opened.close();
  }
}

function lines({ quarter, changes, bridge, answered }: DigestFacts): string[] {
  const sums = (name: string, some: ReadonlyMap<string, bigint>) =>
    [...some].filter(([, minor]) => minor !== 0n).map(([currency, minor]) => `${name} ${currency} ${minor}`);
  return [
    ...sums("won", quarter.won),
    ...Object.entries(changes).flatMap(([kind, { count }]) => (count > 0 ? [`${kind} ${count}`] : [])),
    ...(bridge ? [...sums("opening", bridge.opening), ...sums("closing", bridge.closing)] : []),
    `asked ${answered.asked} missing ${answered.missing.length}`,
  ];
}
