/** Fills a new database with the sample company: people, teams, quotas, deals with their histories, last week's close. */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import { customerFunnel } from "../pipelines/shipped/customer-funnel.ts";
import { previousWeek, weekOf } from "../schedule/forecast-week.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import { normaliseCustomerName, pinyinOf } from "../understanding/customer-name.ts";
import { answerFor } from "./colleagues-answer.ts";
import { sampleDeals } from "./sample-deals.ts";
import { samplePeople, sampleTeams, sampleZone as zone } from "./sample-names.ts";
import { answeredLastWeek, snapshotRows } from "./sample-snapshots.ts";

const currency = "CNY";

/** In milliseconds. It is the first work of a fresh process, on whatever machine somebody tries it; nobody waits for it. */
const timeout = 60_000;

/** Does nothing when any company is there already. @returns whether it was loaded */
export async function loadSampleCompany(database: Database, now: Temporal.Instant): Promise<boolean> {
  if (await database.prisma.workspace.findFirst({ select: { id: true } })) return false;
  await transaction(database, (tx) => insertCompany(tx, now), { timeout });
  return true;
}

async function insertCompany(tx: Tx, now: Temporal.Instant): Promise<void> {
  const createdAt = toTimestamp(now.subtract({ hours: 24 * 120 }));
  const workspace = await tx.workspace.create({
    data: { name: "漏斗样例公司", zone, locale: "zh", currency, demo: true, createdAt },
  });
  const workspaceId = workspace.id;
  const people = new Map(samplePeople.map((person) => [person.key, { ...person, id: randomUUID() }]));
  const idOf = (key: string) => people.get(key)!.id;
  const teams = new Map(Object.keys(sampleTeams).map((key) => [key, randomUUID()]));
  for (const [key, team] of Object.entries(sampleTeams)) {
    await tx.team.create({
      data: {
        id: teams.get(key)!,
        workspaceId,
        name: team.name,
        parentId: team.parent ? teams.get(team.parent)! : null,
      },
    });
  }
  await tx.member.createMany({
    data: [...people.values()].map(({ id, name, role, locale, zone, team }) => ({
      id,
      workspaceId,
      name,
      pinyin: pinyinOf(name).full,
      role,
      locale,
      zone,
      teamId: teams.get(team)!,
      createdAt,
    })),
  });
  for (const [key, team] of Object.entries(sampleTeams)) {
    await tx.team.update({ where: { id: teams.get(key)! }, data: { managerId: idOf(team.manager) } });
  }
  const installation = await tx.installation.create({
    data: { workspaceId, platform: "web", externalId: "web" },
  });
  await tx.identity.createMany({
    data: [...people.values()].map(({ id }) => ({
      workspaceId,
      installationId: installation.id,
      memberId: id,
      externalId: randomUUID(),
    })),
  });
  await insertDeals(tx, workspaceId, now, people, teams);
}

type People = ReadonlyMap<string, (typeof samplePeople)[number] & { id: string }>;

async function insertDeals(
  tx: Tx,
  workspaceId: string,
  now: Temporal.Instant,
  people: People,
  teams: ReadonlyMap<string, string>,
): Promise<void> {
  const deals = sampleDeals(
    now,
    samplePeople.filter((person) => person.role === "rep"),
  ).map((deal, index) => ({ ...deal, id: randomUUID(), number: index + 1 }));
  const idOf = (key: string) => people.get(key)!.id;
  const customers = new Map(
    [...new Set(deals.map((deal) => deal.customer))].map((name) => [name, randomUUID()]),
  );
  await tx.customer.createMany({
    data: [...customers].map(([name, id], index) => {
      const { full, initials } = pinyinOf(name);
      return {
        id,
        workspaceId,
        name,
        normalised: normaliseCustomerName(name),
        pinyin: full,
        initials,
        isKey: index % 6 === 0,
      };
    }),
  });
  await tx.deal.createMany({
    data: deals.map((deal) => {
      const last = deal.moves.at(-1)!;
      const entered = deal.moves.findLast((move) => move.kind !== "lose")!;
      return {
        id: deal.id,
        workspaceId,
        number: deal.number,
        customerId: customers.get(deal.customer)!,
        ownerId: idOf(deal.owner),
        title: deal.product,
        pipeline: customerFunnel.code,
        stage: deal.stage,
        stageEnteredAt: toTimestamp(entered.at),
        outcome: deal.outcome,
        closedAt: deal.outcome ? toTimestamp(last.at) : null,
        lostReason: deal.lostReason,
        signedAt: deal.signed || deal.outcome === "won" ? toTimestamp(last.at) : null,
        amountMinor: deal.amountMinor,
        currency,
        closeDate: toDateColumn(deal.closeDate),
        likelihood: deal.likelihood,
        category: deal.category,
        source: deal.source,
        slips: deal.slips,
        nextStep: deal.nextStep,
        lastContactAt: deal.note ? toTimestamp(deal.note.at) : null,
        createdAt: toTimestamp(deal.moves[0]!.at),
      };
    }),
  });
  await tx.dealLine.createMany({
    data: deals.map(({ id, product, amountMinor }) => ({ dealId: id, product, amountMinor })),
  });
  await tx.stageMove.createMany({
    data: deals.flatMap((deal) =>
      deal.moves.map(({ kind, from, to, at, reason }) => ({
        workspaceId,
        dealId: deal.id,
        kind,
        from,
        to,
        memberId: idOf(deal.owner),
        ownerId: idOf(deal.owner),
        amountMinor: deal.amountMinor,
        currency,
        reason: reason ?? null,
        at: toTimestamp(at),
      })),
    ),
  });
  await tx.dealNote.createMany({
    data: deals.flatMap(({ id, owner, note }) =>
      note ? [{ dealId: id, text: note.text, memberId: idOf(owner), at: toTimestamp(note.at) }] : [],
    ),
  });
  await tx.workspace.update({ where: { id: workspaceId }, data: { lastDealNumber: deals.length } });

  const schedule = scheduleOf(zone);
  const thisWeek = weekOf(now, schedule);
  const week = previousWeek(thisWeek, schedule);
  await tx.closedWeek.create({ data: { workspaceId, week: week.id, closedAt: toTimestamp(week.closesAt) } });
  await tx.snapshot.createMany({
    data: snapshotRows(
      deals,
      week,
      (key) => ({ ownerId: idOf(key), teamId: teams.get(people.get(key)!.team)! }),
      { workspaceId, currency },
    ),
  });
  await answerFor(tx, week, answeredLastWeek);
  const quotas = samplePeople.filter((person) => person.quota > 0);
  await tx.quota.createMany({
    data: quotas.map(({ key, quota }) => ({
      workspaceId,
      memberId: idOf(key),
      quarter: thisWeek.quarter.id,
      amountMinor: BigInt(quota) * 1_000_000n,
      currency,
    })),
  });
}
