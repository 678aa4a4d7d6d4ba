/** Fills a new database with the sample company: people, teams, quotas, deals with their histories, last week's close. */
import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { previousWeek, weekOf } from "../calendar/forecast-week.ts";
import { addMembers } from "../company/members.ts";
import { workspaceSettings } from "../company/workspace-settings.ts";
import { addPerson } from "../customers/contacts/write-contact.ts";
import { readingsOf } from "../customers/readings.ts";
import { toDateColumn, toTimestamp } from "../database/columns.ts";
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Tx, transaction } from "../database/transaction.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { loadDeals } from "../deals/facts/load-deals.ts";
import { logDeals } from "../deals/writing/log-deals.ts";
import { changeDeals } from "../deals/writing/write-deals.ts";
import { writeNotes } from "../deals/writing/write-note.ts";
import { closeWeek } from "../forecasts/close-week.ts";
import type { Deed } from "../history/deed.ts";
import { loadBook } from "../pipelines/rows/load-pipelines.ts";
import { scheduleOf } from "../schedule/schedule-settings.ts";
import type { Locale } from "../text/locale.ts";
import { pinyinOf } from "../understanding/pinyin.ts";
import { answerFor } from "./colleagues-answer.ts";
import { sampleFile, samplePeopleAt } from "./sample-customers.ts";
import { sampleDeals } from "./sample-deals.ts";
import {
  localeOf,
  type PersonKey,
  samplePeople,
  sampleTeams,
  type TeamKey,
  sampleZone as zone,
} from "./sample-names.ts";
import { asLogged, type SampleStep, stepsOf } from "./sample-steps.ts";
import { type DemoWords, demoWords } from "./words.ts";

const currency = "CNY";

/** All but one. @param key of a sample person */
const answeredLastWeek = (key: PersonKey): boolean => key !== "sun-hao";

/** In milliseconds. It is the first work of a fresh process, on whatever machine somebody tries it; nobody waits for it. */
const timeout = 60_000;

/**
 * Does nothing when any company is there already.
 * @param locale in which its people, customers and deals are named
 * @returns whether it was loaded
 */
export async function loadSampleCompany(
  database: Database,
  now: Temporal.Instant,
  locale: Locale = "zh",
): Promise<boolean> {
  const [company] = await database.prisma.$queryRaw<unknown[]>(sql`SELECT 1 FROM "Workspace" LIMIT 1`);
  if (company) return false;
  await transaction(database, (tx) => insertCompany(tx, now, locale), { timeout });
  return true;
}

async function insertCompany(tx: Tx, now: Temporal.Instant, locale: Locale): Promise<void> {
  const words = demoWords(locale);
  const createdAt = toTimestamp(now.subtract({ hours: 24 * 120 }));
  const workspace = await tx.workspace.create({
    data: { name: words.company, zone, locale, currency, demo: true, createdAt },
  });
  const workspaceId = workspace.id;
  const people: People = new Map(
    samplePeople.map((person) => [
      person.key,
      { ...person, id: randomUUID(), name: words.people[person.key], locale: localeOf(person, locale) },
    ]),
  );
  const idOf = (key: PersonKey) => people.get(key)!.id;
  const sample = Object.entries(sampleTeams) as [TeamKey, (typeof sampleTeams)[TeamKey]][];
  const teams = new Map(sample.map(([key]) => [key, randomUUID()]));
  for (const [key, team] of sample) {
    await tx.team.create({
      data: {
        id: teams.get(key)!,
        workspaceId,
        name: words.teams[key],
        parentId: team.parent ? teams.get(team.parent)! : null,
      },
    });
  }
  await addMembers(
    tx,
    [...people.values()].map(({ id, name, role, locale, zone, team }) => ({
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
  );
  for (const [key, team] of sample) {
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
  const president = people.get("president")!;
  const settings = workspaceSettings.parse(workspace.settings);
  const deed: Deed = {
    db: tx,
    now,
    member: { ...president, workspaceId, teamId: teams.get(president.team)! },
    workspace: { ...workspace, locale, settings },
    pipelines: await loadBook(tx, { id: workspaceId, settings }),
    via: "demo",
  };
  await insertDeals(deed, people, words);
}

type People = ReadonlyMap<
  PersonKey,
  (typeof samplePeople)[number] & Readonly<{ id: string; name: string; locale: Locale }>
>;

/** By the deeds that people do, each at its time: all the deals at once, then every deal's first change, and so on. */
async function insertDeals(deed: Deed, people: People, words: DemoWords): Promise<void> {
  const { db: tx, workspace, now } = deed;
  const workspaceId = workspace.id;
  const pipeline = deed.pipelines.standard;
  const deals = sampleDeals(pipeline, now, words);
  const idOf = (key: PersonKey) => people.get(key)!.id;
  const customers = new Map(
    [...new Set(deals.map((deal) => deal.customer))].map((name) => [name, randomUUID()]),
  );
  await tx.customer.createMany({
    data: [...customers].map(([name, id], index) => ({
      id,
      workspaceId,
      name,
      ...readingsOf(name),
      isKey: index % 6 === 0,
      ...sampleFile(index, words, currency),
    })),
  });
  for (const [index, id] of [...customers.values()].entries())
    for (const { role, met, ...person } of samplePeopleAt(index, words))
      await addPerson(
        deed,
        id,
        { ...person, phone: null, mail: null, sentiment: null },
        { roles: [role], met },
      );
  const schedule = scheduleOf(zone);
  const thisWeek = weekOf(now, schedule);
  const week = previousWeek(thisWeek, schedule);
  await logDeals(
    deed,
    deals.map((deal, index) => {
      const { amountMinor, closeDate, likelihood, category } = asLogged(pipeline, deal, index);
      return {
        customerId: customers.get(deal.customer)!,
        ownerId: idOf(deal.owner),
        title: deal.product,
        pipeline: pipeline.code,
        pipelineVersion: pipeline.version,
        stage: deal.moves[0]!.to,
        amountMinor: String(amountMinor),
        currency,
        closeDate: closeDate.toString(),
        likelihood,
        category,
        source: deal.source,
        lines: [{ product: deal.product, minor: amountMinor }],
        as: { memberId: idOf(deal.owner), at: deal.moves[0]!.at },
      };
    }),
  );
  const logged = await loadDeals(tx, { workspaceId, owners: "all", orderBy: sql`d."number"` });
  await doStepByStep(
    deed,
    logged,
    deals.map((deal, index) => stepsOf(pipeline, deal, index, { now, lastWeek: week })),
  );
  const quotas = samplePeople.filter((person) => person.quota > 0);
  await tx.quota.createMany({
    data: quotas.map(({ key, quota }) => ({
      workspaceId,
      memberId: idOf(key),
      from: toDateColumn(thisWeek.quarter.start),
      to: toDateColumn(thisWeek.quarter.end),
      amountMinor: BigInt(quota) * 1_000_000n,
      currency,
    })),
  });
  // What a close keeps has to be there before it. The first one is what the last week's digest compares with.
  for (const one of [previousWeek(week, schedule), week]) {
    await answerFor(tx, one, answeredLastWeek);
    await closeWeek(tx, { workspace, week: one });
  }
}

/** @param steps of each deal, in the order of `deals` */
async function doStepByStep(
  deed: Deed,
  deals: readonly Deal[],
  steps: readonly (readonly SampleStep[])[],
): Promise<void> {
  const current = [...deals];
  for (let nth = 0; steps.some((own) => own[nth]); nth++) {
    const due = current.flatMap((deal, index) => {
      const step = steps[index]![nth];
      return step ? [{ index, deal, step, as: { memberId: deal.owner.id, at: step.at } }] : [];
    });
    const notes = due.flatMap(({ deal, step, as }) =>
      step.kind === "note" ? [{ dealId: deal.id, text: step.text, as }] : [],
    );
    const changing = due.flatMap(({ index, deal, step, as }) =>
      step.kind === "note" ? [] : [{ index, change: { ...step, deal, as } }],
    );
    await writeNotes(deed, notes);
    const changed = await changeDeals(
      deed,
      changing.map(({ change }) => change),
    );
    for (const [at, { index }] of changing.entries()) current[index] = changed[at]!;
  }
}
