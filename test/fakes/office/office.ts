/** A company of its own in a shared database, with people who chat with the bot at a time that the test sets. */

import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { quarterNamed } from "../../../src/calendar/quarter.ts";
import { createDispatch } from "../../../src/chat/dispatch.ts";
import type { PlatformName, Profile } from "../../../src/chat/inbound.ts";
import type { UseCase } from "../../../src/chat/use-case.ts";
import type { Role, Workspace } from "../../../src/company/member.ts";
import { type WorkspaceSettings, workspaceSettings } from "../../../src/company/workspace-settings.ts";
import { toDateColumn } from "../../../src/database/columns.ts";
import type { Database } from "../../../src/database/open-database.ts";
import { sql } from "../../../src/database/sql.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { explainRefusedDeal } from "../../../src/deals/moves/explain-refused.ts";
import { takesSent } from "../../../src/files/take-sent.ts";
import { createReception } from "../../../src/joining/reception.ts";
import type { PipelineBook } from "../../../src/pipelines/book.ts";
import { keepBooks } from "../../../src/pipelines/rows/keep-books.ts";
import { loadBook } from "../../../src/pipelines/rows/load-pipelines.ts";
import { understand } from "../../../src/talk/understand.ts";
import type { Locale } from "../../../src/text/locale.ts";
import { usages } from "../../../src/usages.ts";
import { createUseCases } from "../../../src/use-cases.ts";
import { endAccess } from "../../../src/web/end-access.ts";
import { type CountedRefusals, countRefusals } from "../at-our-gate.ts";
import { Person } from "./person.ts";

const zone = "Asia/Shanghai";

export type Newcomer = Readonly<{ role?: Role; team?: string; locale?: Locale; zone?: string }>;

/** A person of the company, with their member id. */
export type Colleague = Person & { readonly id: string };

export type Office = Readonly<{
  database: Database;
  workspaceId: string;
  /** The workspace as a slot handler gets it. */
  workspace(): Promise<Workspace>;
  /** The same with its pipelines. */
  company(): Promise<Readonly<{ workspace: Workspace; pipelines: PipelineBook }>>;
  now(): Temporal.Instant;
  /** Moves the clock to a local time in Shanghai: "2026-11-19T14:00". */
  itIs(local: string): void;
  later(duration: Temporal.DurationLike): void;
  joins(name: string, newcomer?: Newcomer): Promise<Colleague>;
  /** A person the bot has never seen, on one of the company's chats. @param profile a mailbox, or more than that */
  stranger(name: string, profile?: string | Partial<Profile>, platform?: "slack" | "lark"): Person;
  /** Accounts that were turned away. */
  refusals: CountedRefusals;
  team(name: string, parent?: string): Promise<string>;
  leads(memberId: string, teamId: string): Promise<void>;
  /** Sets a member's quota, in fen. */
  asks(memberId: string, quarter: string, amountMinor: bigint): Promise<void>;
  /** Internal errors; a test that expects none checks this at its end. */
  failures: unknown[];
  /** The use cases that have run, in their order. */
  did: string[];
  /** Rows of every table that a command may write, except claims. */
  rowCounts(): Promise<Record<string, number>>;
}>;

export type Customs = Readonly<{
  settings?: Partial<WorkspaceSettings>;
  currency?: string;
  /** Largest file in bytes; a megabyte by default. */
  fileLimit?: number;
  startsAt?: string;
  /** In addition to the product's own. */
  useCases?: readonly UseCase[];
}>;

export async function openOffice(database: Database, customs: Customs = {}): Promise<Office> {
  let moment = inShanghai(customs.startsAt ?? "2026-11-18T10:00");
  // Every look at the clock advances it a little, so that no two facts have the same time.
  const now = () => {
    moment = moment.add({ seconds: 1 });
    return moment;
  };
  const { prisma } = database;
  const workspace = await prisma.workspace.create({
    data: {
      name: "Xinghe",
      zone,
      locale: "en",
      currency: customs.currency ?? "CNY",
      settings: { ...customs.settings },
      createdAt: new Date(0),
    },
  });
  const workspaceId = workspace.id;
  const tenant = `tenant-${workspaceId}`;
  const installation = await prisma.installation.create({
    data: { workspaceId, platform: "web", externalId: tenant },
  });
  // Strangers come from a platform: people of the web chat are all known.
  for (const platform of ["slack", "lark"]) {
    await prisma.installation.create({ data: { workspaceId, platform, externalId: tenant } });
  }
  const refusals = countRefusals();
  const failures: unknown[] = [];
  const did: string[] = [];
  const receive = createDispatch({
    database,
    usages,
    now,
    useCases: [...createUseCases(async () => ({ url: "", hours: 1 })), ...(customs.useCases ?? [])],
    understand,
    explain: explainRefusedDeal,
    reception: createReception(database, { zone, locale: "en", currency: "CNY" }, refusals, endAccess),
    pipelines: keepBooks(database),
    takeFiles: takesSent(database, customs.fileLimit ?? 1024 ** 2),
    onError: (error) => failures.push(error),
    onDone: (useCase) => did.push(useCase),
  });
  const seat = (platform: PlatformName, externalId: string, name: string, more: Partial<Profile> = {}) =>
    new Person({
      receive,
      platform,
      installation: tenant,
      externalId,
      profile: { name, account: "member", locale: "en", zone, ...more },
    });

  const theWorkspace = async () => {
    const row = await prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    return { ...row, locale: "en" as const, settings: workspaceSettings.parse(row.settings) };
  };
  const company = async () => {
    const workspace = await theWorkspace();
    return { workspace, pipelines: await transaction(database, (tx) => loadBook(tx, workspace)) };
  };
  // As if somebody had already spoken: tests write deals and query numbers without a command before.
  await company();

  return {
    database,
    workspaceId,
    failures,
    did,
    now: () => moment,
    itIs(local) {
      moment = inShanghai(local);
    },
    later(duration) {
      moment = moment.add(duration);
    },
    workspace: theWorkspace,
    company,
    async joins(name, { role = "rep", team, locale = "en", zone: own = zone } = {}) {
      const member = await prisma.member.create({
        data: { workspaceId, name, role, locale, zone: own, teamId: team ?? null },
      });
      const externalId = `at-${name}`;
      await prisma.identity.create({
        data: { workspaceId, installationId: installation.id, memberId: member.id, externalId },
      });
      return Object.assign(seat("web", externalId, name), { id: member.id });
    },
    refusals,
    stranger: (name, profile, platform = "slack") =>
      seat(
        platform,
        `stranger-${randomUUID()}`,
        name,
        typeof profile === "string" ? { email: profile } : profile,
      ),
    async team(name, parent) {
      const made = await prisma.team.create({ data: { workspaceId, name, parentId: parent ?? null } });
      return made.id;
    },
    async leads(memberId, teamId) {
      await prisma.team.update({ where: { id: teamId }, data: { managerId: memberId } });
    },
    async asks(memberId, quarter, amountMinor) {
      const { settings } = await theWorkspace();
      const { start, end } = quarterNamed(quarter, settings.fiscalStartMonth)!;
      const days = { from: toDateColumn(start), to: toDateColumn(end) };
      await prisma.quota.create({ data: { workspaceId, memberId, ...days, amountMinor, currency: "CNY" } });
    },
    async rowCounts() {
      const [counts] = await prisma.$queryRaw<Record<string, number>[]>(sql`
        SELECT (SELECT count(*)::int FROM "Deal") AS "deals", (SELECT count(*)::int FROM "Event") AS "events",
               (SELECT count(*)::int FROM "DealFact") AS "facts", (SELECT count(*)::int FROM "Remark") AS "remarks",
               (SELECT count(*)::int FROM "DealVersion") AS "dealVersions",
               (SELECT count(*)::int FROM "Customer") AS "customers", (SELECT count(*)::int FROM "Member") AS "members",
               (SELECT count(*)::int FROM "Team") AS "teams", (SELECT count(*)::int FROM "Delivery") AS "deliveries",
               (SELECT count(*)::int FROM "Submission") AS "submissions",
               (SELECT count(*)::int FROM "ForecastEntry") AS "entries", (SELECT sum("version")::int FROM "Deal") AS "versions"`);
      return counts!;
    },
  };
}

export const inShanghai = (local: string): Temporal.Instant =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant();
