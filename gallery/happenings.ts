/** What happens in the company without anybody typing a command. */
import { randomUUID } from "node:crypto";
import { longName, zone } from "./made-up.ts";
import {
  actionStandards,
  addPipelines,
  askReviews,
  BackupTrouble,
  carryAllOn,
  colleaguesAnswer,
  type Database,
  explain,
  type Locale,
  readingsOf,
  recordRequest,
  reportDead,
  reportFailedBackup,
  runningWeek,
  saleTexts,
  scheduledWorkspaces,
  storeBuyers,
  storeSales,
  Temporal,
  takeFile,
  tellAdmins,
  tellDuplicates,
  transaction,
  workspaceSettings,
} from "./product.ts";
import type { Both, Happening } from "./scene.ts";
import { tables } from "./tables.ts";

type Happen = (database: Database, now: Temporal.Instant) => Promise<void>;

export const happenings: Readonly<Record<Happening, Happen>> = {
  "colleagues answer": (database, now) => colleaguesAnswer(database, now, now.add({ hours: 24 })),
  "strangers ask to come in": (database) => strangersAsk(database),
  "a backup fails": (database, now) => backupFails(database, now),
  "accounts are turned away": (database) => accountsAreTurnedAway(database),
  "messages cannot be sent": (database, now) => messagesDie(database, now),
  "files are sent": (database) => filesCome(database, sentFiles),
  "a report is sent": (database) => filesCome(database, [["sales 2026 销售.csv", Buffer.from(salesReport)]]),
  "counts are sent": (database) =>
    filesCome(database, [["funnel 漏斗.csv", Buffer.from(stageCounts)]], { afresh: true }),
  "customers gained and lost are sent": (database) =>
    filesCome(database, [["churn 流失.csv", Buffer.from(gainedAndLost)]], { afresh: true }),
  "opportunities are sent": (database) =>
    tableComes(database, tables.opportunities, { en: "pipeline.csv", zh: "商机明细.csv" }),
  "a list of customers is sent": (database) =>
    tableComes(database, tables.customers, { en: "accounts.csv", zh: "客户名单.csv" }),
  "a list of contacts is sent": (database) =>
    tableComes(database, tables.contacts, { en: "contacts.csv", zh: "联系人.csv" }),
  "visits are sent": (database) =>
    tableComes(database, tables.visits, { en: "visits.csv", zh: "拜访记录.csv" }),
  "a team list is sent": (database) =>
    tableComes(database, tables.teamList, { en: "team.csv", zh: "团队名单.csv" }),
  "quotas are sent": (database) => tableComes(database, tables.quotas, { en: "quotas.csv", zh: "目标.csv" }),
  "rates are sent": (database) => tableComes(database, tables.rates, { en: "rates.csv", zh: "汇率.csv" }),
  "a price list is sent": (database) =>
    tableComes(database, tables.prices, { en: "prices.csv", zh: "价格表.csv" }),
  "a later price list is sent": (database) =>
    tableComes(database, tables.laterPrices, { en: "prices 2027.csv", zh: "2027 价格表.csv" }),
  "sales are sent": (database) => tableComes(database, tables.sales, { en: "sales.csv", zh: "销售明细.csv" }),
  "what was sent is lost": async ({ prisma }) => {
    await prisma.file.deleteMany({ where: { eventId: null } });
  },
  "imports are carried on": importsAreCarriedOn,
  "sales are stored": (database, now) => salesAreStored(database, now),
  "an unclear report is sent": (database) =>
    filesCome(database, [["orders 订单.csv", Buffer.from(unclearReport)]], { afresh: true }),
  "people sign in": (database, now) => peopleSignIn(database, now),
  "another process is offered": (database) => processIsOffered(database),
  "prospects are gone through": (database) => prospectsAreGoneThrough(database),
  "customers are there twice": (database, now) => customersDouble(database, now),
};

/** On the first Monday of December, of people who are there by then. */
async function prospectsAreGoneThrough(database: Database): Promise<void> {
  const [company] = await scheduledWorkspaces(database.prisma, (error) => {
    throw error;
  });
  await database.prisma.member.updateMany({ data: { createdAt: new Date(0) } });
  await askReviews(database, company!.workspace, Temporal.Instant.from("2026-12-07T02:00:00Z"));
}

/** Which of the two languages comes second finds it offered already. */
async function processIsOffered(database: Database): Promise<void> {
  const { id, settings } = await database.prisma.workspace.findFirstOrThrow();
  await transaction(database, async (tx) => {
    await addPipelines(tx, id, [actionStandards]);
    const data = { settings: { ...(settings as object), furtherPipelines: [actionStandards.code] } };
    await tx.workspace.update({ where: { id }, data });
  });
}

/** Of the one who speaks, as if they came with a list; and Monday's look. */
async function customersDouble(database: Database, now: Temporal.Instant): Promise<void> {
  const row = await database.prisma.workspace.findFirstOrThrow();
  const workspace = { ...row, locale: row.locale as Locale, settings: workspaceSettings.parse(row.settings) };
  const name = row.locale === "zh" ? "王芳" : "Daniel Wu";
  const owner = await database.prisma.member.findFirstOrThrow({ where: { workspaceId: row.id, name } });
  await database.prisma.customer.createMany({
    data: doubled.map((name) => ({
      ...{ workspaceId: row.id, ownerId: owner.id, name },
      ...readingsOf(name),
    })),
  });
  const week = runningWeek(workspace, now);
  await transaction(database, (tx) => tellDuplicates(tx, { workspace, week, now }));
}

const doubled = [
  "锦程电子有限公司",
  "锦程电子（苏州）有限公司",
  "錦程電子股份有限公司",
  "Brixeria Foods GmbH",
  "Brixeria Foods Inc",
  "Brixerai Foods",
];

const agents = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
  "",
];

/** Everybody in three browsers. */
async function peopleSignIn(database: Database, now: Temporal.Instant): Promise<void> {
  const people = await database.prisma.identity.findMany();
  const seenAt = (nth: number) => new Date(now.subtract({ hours: nth * 30 }).epochMilliseconds);
  await database.prisma.webSession.createMany({
    data: people.flatMap(({ id: identityId, workspaceId }, person) =>
      agents.map((userAgent, nth) => ({
        id: `${person}${nth}`.padStart(64, "0"),
        ...{ workspaceId, identityId, userAgent, seenAt: seenAt(nth), createdAt: seenAt(nth) },
        // Sessions go by the machine's clock, not by the company's of the gallery.
        expiresAt: new Date("2099-12-24T09:00:00Z"),
      })),
    ),
    skipDuplicates: true,
  });
}

/** From a Slack tenant, where people can be guests. */
async function strangersAsk(database: Database): Promise<void> {
  const { id: workspaceId } = await database.prisma.workspace.findFirstOrThrow();
  const tenant = { platform: "slack", externalId: "T0GALLERY" };
  const installation = await database.prisma.installation.upsert({
    where: { platform_externalId: tenant },
    create: { workspaceId, ...tenant },
    update: {},
  });
  const strangers = [
    { name: "Ines Invited", account: "member", email: "ines@example.com" },
    { name: "钱多多", account: "member", email: null },
    { name: "Gustav Guest", account: "guest", email: "gustav@partner.example" },
    {
      name: longName.en,
      account: "external",
      email: `${"long.".repeat(12)}mailbox@elsewhere.example`,
    },
  ] as const;
  await transaction(database, async (tx) => {
    for (const [nth, stranger] of strangers.entries()) {
      const request = {
        ...stranger,
        workspaceId,
        installationId: installation.id,
        externalId: `U${nth}`,
        home: null,
        locale: "en",
        zone,
      } as const;
      const id = await recordRequest(tx, request);
      if (id) await tellAdmins(tx, { ...request, id }, Temporal.Now.instant());
    }
  });
}

const backupFails = (database: Database, at: Temporal.Instant): Promise<void> =>
  transaction(database, (tx) => {
    const trouble = new BackupTrouble({ code: "no room", file: "/backups/loudou-2026-11-30.backup" });
    return reportFailedBackup(tx, (locale) => explain(trouble, locale), new Date(at.epochMilliseconds));
  });

async function accountsAreTurnedAway({ prisma }: Database): Promise<void> {
  const { id: workspaceId } = await prisma.workspace.findFirstOrThrow();
  const refused = [
    ["slack", "U07GUEST", "guest", 3],
    ["lark", `ou_${"0123456789abcdef".repeat(2)}`, "foreign-tenant", 1],
    ["web", "gustav@partner.example", "invitation", 12],
  ] as const;
  await prisma.refused.createMany({
    data: refused.map(([platform, account, why, count], nth) => {
      const at = new Date(Date.UTC(2026, 10, 29 - nth, 6, 15));
      return { workspaceId, platform, account, why, count, firstAt: at, lastAt: at };
    }),
  });
}

async function messagesDie(database: Database, at: Temporal.Instant): Promise<void> {
  await transaction(database, async (tx) => {
    const dead = await tx.delivery.findMany({ where: { state: "queued" }, orderBy: { id: "desc" }, take: 4 });
    const reasons = [
      "channel_not_found",
      "account_inactive",
      "230013 Bot has NO availability to this user.",
      "request timed out after 15000 ms while waiting for the response headers",
    ];
    for (const [nth, { id }] of dead.entries())
      await tx.delivery.update({
        where: { id },
        data: { state: "dead", attempts: 10, lastError: reasons[nth] },
      });
    await reportDead(
      tx,
      dead.map(({ id }) => id),
      new Date(at.epochMilliseconds),
    );
  });
}

/** Two years of what the sample company's customers bought, and some whom nobody sells to yet. */
async function salesAreStored(database: Database, now: Temporal.Instant): Promise<void> {
  const { prisma } = database;
  const { id: workspaceId, currency } = await prisma.workspace.findFirstOrThrow();
  const { id: memberId } = await prisma.member.findFirstOrThrow({ where: { workspaceId } });
  const known = await prisma.customer.findMany({
    where: { workspaceId, mergedIntoId: null },
    orderBy: { name: "asc" },
    take: 24,
  });
  const made = ["Northwind Traders", "蓝海电器", "Brightwell & Sons", "和润商贸"].map((name) => ({
    ...{ id: randomUUID(), workspaceId, name },
    ...readingsOf(name),
  }));
  await prisma.customer.createMany({ data: made });
  const buyers = [...known, ...made].map(({ id, name }, buyer) => ({ buyer, name, customerId: id }));
  const importId = randomUUID();
  const at = new Date(now.epochMilliseconds);
  await prisma.import.create({
    data: {
      ...{
        id: importId,
        workspaceId,
        memberId,
        via: "web",
        fileName: "sales 销售.xlsx",
        sheet: "1",
        kind: "sales",
      },
      reading: { kind: "sales", columns: {}, habits: {}, hiddenRows: "count" },
      ...{ digest: importId, state: "done", beatAt: at, createdAt: at, doneAt: at },
    },
  });
  const lines = buyers.flatMap(({ buyer }) =>
    [2025, 2026].flatMap((year, nth) => {
      // Some rise, some fall, one is gone and one is new; a few lines are returns.
      const major = Math.round(((buyer * 7919 + nth * (buyer % 3) * 6007) % 26) ** 2 * 450);
      if (buyer === 3 + nth) return [];
      const line = { buyer, currency, product: buyer % 3 === 0 ? "CRM" : "OA" };
      return [
        { ...line, minor: BigInt(major) * 100n, on: `${year}-0${1 + (buyer % 9)}-15` },
        ...(buyer % 8 === 1 ? [{ ...line, minor: -150_000n, on: `${year}-10-0${1 + (buyer % 9)}` }] : []),
      ];
    }),
  );
  await transaction(database, async (tx) => {
    await storeBuyers(tx, { workspaceId, importId }, buyers);
    await storeSales(
      tx,
      { workspaceId, importId },
      saleTexts(lines.map((line, nth) => ({ ...line, nth: nth + 2 }))),
    );
  });
}

type SentFile = readonly [name: string, bytes: Buffer];

const sentFiles: readonly SentFile[] = [
  ["whiteboard 白板.png", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(25)])],
  [`${"a very long name of a contract ".repeat(3)}.pdf`, Buffer.from("%PDF-1.7")],
];

/** With a return, a total and a column that nothing is made of. */
const salesReport = [
  "客户名称,产品名称,价税合计,单据日期,经手",
  ...["华信医疗,OA", "Quillworks,OA", "金石建材,CRM", "南方物流,CRM", "远航教育,OA", "Globex,CRM"].map(
    (who, at) => `${who},"${(at + 1) ** 2 * 7},500.00",2026/${at + 1}/15,A`,
  ),
  '华信医疗,OA,"-2,000.00",2026/6/30,B',
  '合计,,"680,500.00",,',
].join("\r\n");

/** Two periods, the later one with a step that has become worse, and one that rises. */
const stageCounts = [
  "阶段,期间,数量,金额,流失原因",
  ...["潜在客户,240,¥1200万", "目标客户,96,¥720万", "谈判,61,¥520万", "签约客户,30,¥210万"].map(
    (one) => `${one.replace(",", ",2026Q2,")},`,
  ),
  "潜在客户,2026Q3,260,¥1300万,",
  "目标客户,2026Q3,98,¥700万,价格太高",
  "谈判,2026Q3,101,¥690万,",
  "签约客户,2026Q3,25,¥180万,",
].join("\r\n");

/** With a total, a blank below a product, and reasons in both languages. */
/** What a day and an amount are may be either; two columns have one name. */
const unclearReport = [
  "客户名称,销售额（万元）,日期,金额,金额",
  '华信医疗,"128,000",03/04/2026,"1,234","1,100"',
  'Quillworks,"56,000",05/06/2026,"5,678","5,000"',
].join("\n");

const gainedAndLost = [
  "产品,年度,新增客户,流失客户,期末客户数,计划金额,销售额,流失原因",
  "OA,2024年,40,4,120,800000,760000,",
  ",2025年,52,6,166,900000,910000,市场不稳",
  ",2026年,60,9,217,1000000,930000,服务或质量不如对手",
  "CRM,2025年,20,3,60,500000,430000,Wrong targeting",
  ",2026年,18,8,70,600000,390000,价格太高",
  "Lite,2026年,0,3,5,100000,0,poor service",
  "合计,2026年,78,20,292,1700000,1320000,",
].join("\r\n");

async function tableComes(database: Database, table: Both, name: Both): Promise<void> {
  const { locale } = await database.prisma.workspace.findFirstOrThrow();
  const language = locale as Locale;
  await filesCome(database, [[name[language], Buffer.from(table[language])]], { afresh: true });
}

async function importsAreCarriedOn(database: Database, now: Temporal.Instant): Promise<void> {
  const log = {
    info() {},
    warn() {},
    error(facts: object, message: string) {
      throw new Error(message, { cause: facts });
    },
  };
  await carryAllOn({ database, now: () => now, log }, new AbortController().signal);
}

/** To everyone in the web chat who has no files waiting. @param afresh to the others, too */
async function filesCome(
  { prisma }: Database,
  sent: readonly SentFile[],
  { afresh = false }: Readonly<{ afresh?: boolean }> = {},
): Promise<void> {
  const identities = await prisma.identity.findMany({ where: { installation: { platform: "web" } } });
  for (const { workspaceId, memberId, externalId } of identities) {
    const waiting = await prisma.file.count({ where: { workspaceId, memberId, eventId: null } });
    if (waiting > 0 && !afresh) continue;
    for (const [name, bytes] of sent) {
      const pieces = (async function* () {
        yield bytes;
      })();
      const sender = { workspaceId, memberId, conversation: externalId };
      await takeFile(
        prisma,
        sender,
        { name, open: async () => ({ name, size: bytes.length, pieces }) },
        4096,
      );
    }
  }
}
