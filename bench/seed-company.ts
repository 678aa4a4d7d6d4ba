/** A company at scale, made by the database itself: reps in ten teams, customers, deals with their histories. */
import pg from "pg";
import type { Database } from "../src/database/open-database.ts";
import { transaction } from "../src/database/transaction.ts";
import { loadPipelines } from "../src/pipelines/rows/load-pipelines.ts";
import { customerFunnel } from "../src/pipelines/shipped/customer-funnel.ts";
import { pinyinOf } from "../src/understanding/customer-name.ts";

export type Company = Readonly<{
  reps: number;
  deals: number;
  slackTeam: string;
  /** People whom the fake Slack knows too, by member number: they also answer to these user ids. */
  known: ReadonlyMap<number, string>;
}>;

const teams = 10;
const dealsPerCustomer = 5;

const places =
  "北京 上海 广州 深圳 杭州 南京 苏州 成都 武汉 西安 重庆 天津 青岛 大连 厦门 长沙 郑州 合肥 宁波 福州".split(
    " ",
  );
const words =
  "华信 东方 金桥 星河 远航 天成 海纳 博雅 新创 瑞丰 恒通 明德 中科 联创 鼎盛 汇泽 卓越 云峰 启明 安泰 宏图 永兴 嘉禾 正大 广达 万源 同辉 捷成 凯旋 百川 文远 佳美 盛世 长青 双龙 九州 国泰 民生 力行 思源".split(
    " ",
  );
const trades =
  "医疗 电子 机械 食品 物流 软件 化工 纺织 能源 建材 教育 传媒 汽车 环保 农业 旅游 仪器 家居 包装 通信 制药 光电 钢铁 贸易 保险".split(
    " ",
  );

const uuid = (table: number, number: string): string =>
  `('0000000${table}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const idOf = {
  workspace: uuid(1, "1"),
  member: (number: string) => uuid(2, number),
  customer: (number: string) => uuid(3, number),
  deal: (number: string) => uuid(4, number),
  team: (number: string) => uuid(6, number),
  slack: uuid(7, "1"),
};

/** Everybody the company has, by the number that the ids are made of. */
export const president = ({ reps }: Pick<Company, "reps">): number => reps + teams + 1;
export const manager = ({ reps }: Pick<Company, "reps">): number => reps + 1;
export const ownerOf = (deal: number, { reps }: Pick<Company, "reps">): number => 1 + (deal % reps);
export const slackUser = (member: number): string => `U0BENCH${String(member).padStart(5, "0")}`;
export const workspaceId = "00000001-0000-7000-8000-000000000001";
export const slackInstallationId = "00000007-0000-7000-8000-000000000001";
export const memberId = (member: number): string =>
  `00000002-0000-7000-8000-${member.toString(16).padStart(12, "0")}`;

/** The name of a deal's customer; its normalised form is the same. */
export function customerOf(deal: number): string {
  const customer = Math.floor((deal - 1) / dealsPerCustomer);
  const place = places[customer % places.length]!;
  const word = words[Math.floor(customer / places.length) % words.length]!;
  return `${place}${word}${trades[Math.floor(customer / (places.length * words.length)) % trades.length]}`;
}

export async function seedCompany({ prisma, url }: Database, company: Company): Promise<void> {
  if (!url) {
    for (const statement of statements(company)) await prisma.$executeRawUnsafe(statement);
    await transaction({ prisma }, (tx) => loadPipelines(tx, workspaceId));
    return;
  }
  // On a connection of its own: a command may not take as long as a hundred thousand deals do.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements(company)) await client.query(statement);
  await client.end();
  await transaction({ prisma }, (tx) => loadPipelines(tx, workspaceId));
}

function statements({ reps, deals, slackTeam, known }: Company): string[] {
  const people = reps + teams + 1;
  return [
    `INSERT INTO "Workspace" ("id", "name", "zone", "locale", "currency", "lastDealNumber")
     VALUES (${idOf.workspace}, 'Bench', 'Asia/Shanghai', 'zh', 'CNY', ${deals})`,
    `INSERT INTO "Installation" ("id", "workspaceId", "platform", "externalId")
     VALUES (${idOf.slack}, ${idOf.workspace}, 'slack', '${slackTeam}')`,
    `INSERT INTO "Member" ("id", "workspaceId", "name", "role", "locale", "zone")
     SELECT ${idOf.member("n")}, ${idOf.workspace}, '成员' || n, CASE WHEN n > ${reps} THEN 'manager' ELSE 'rep' END,
            'zh', 'Asia/Shanghai'
     FROM generate_series(1, ${people}) n`,
    `INSERT INTO "Team" ("id", "workspaceId", "name", "managerId")
     VALUES (${idOf.team(String(teams + 1))}, ${idOf.workspace}, '总部', ${idOf.member(String(people))})`,
    `INSERT INTO "Team" ("id", "workspaceId", "name", "parentId", "managerId")
     SELECT ${idOf.team("n")}, ${idOf.workspace}, '团队' || n, ${idOf.team(String(teams + 1))}, ${idOf.member(`${reps} + n`)}
     FROM generate_series(1, ${teams}) n`,
    `UPDATE "Member" SET "teamId" = t."id" FROM "Team" t
     WHERE t."id" = ${idOf.team(`1 + ('x' || right("Member"."id"::text, 6))::bit(24)::int % ${teams}`)} AND "role" = 'rep'`,
    `INSERT INTO "Identity" ("id", "workspaceId", "installationId", "memberId", "externalId")
     SELECT gen_random_uuid(), ${idOf.workspace}, ${idOf.slack}, ${idOf.member("n")}, 'U0BENCH' || lpad(n::text, 5, '0')
     FROM generate_series(1, ${people}) n`,
    ...[...known].map(
      ([
        member,
        user,
      ]) => `INSERT INTO "Identity" ("id", "workspaceId", "installationId", "memberId", "externalId")
     VALUES (gen_random_uuid(), ${idOf.workspace}, ${idOf.slack}, ${idOf.member(String(member))}, '${user}')`,
    ),
    customers(Math.ceil(deals / dealsPerCustomer)),
    insertDeals(deals, reps),
    `INSERT INTO "DealLine" ("id", "dealId", "product", "amountMinor")
     SELECT gen_random_uuid(), "id", "title", "amountMinor" FROM "Deal"`,
    `INSERT INTO "DealNote" ("id", "dealId", "text", "memberId", "at")
     SELECT gen_random_uuid(), d."id", '第' || n || '次拜访：客户关心交付周期和售后服务，下周再谈价格', d."ownerId",
            d."createdAt" + n * interval '3 days'
     FROM "Deal" d CROSS JOIN generate_series(1, 2) n`,
    `INSERT INTO "DealFact" ("id", "dealId", "key", "value", "memberId", "at")
     SELECT gen_random_uuid(), d."id", k.key, k.value, d."ownerId", d."createdAt"
     FROM "Deal" d CROSS JOIN (VALUES ('expected-profit', '"约三成"'::jsonb), ('decision-structure', '"总经理拍板"'::jsonb)) k(key, value)`,
    moves(deals),
    "VACUUM (ANALYZE)",
  ];
}

function customers(count: number): string {
  const table = (names: readonly string[]) =>
    names
      .map((name, index) => `(${index}, '${name}', '${pinyinOf(name).full}', '${pinyinOf(name).initials}')`)
      .join(", ");
  return `
    INSERT INTO "Customer" ("id", "workspaceId", "name", "normalised", "pinyin", "initials", "isKey")
    SELECT ${idOf.customer("c")}, ${idOf.workspace}, p.name || w.name || t.name, p.name || w.name || t.name,
           p.pinyin || w.pinyin || t.pinyin, p.initials || w.initials || t.initials, c % 6 = 0
    FROM generate_series(0, ${count - 1}) c
    JOIN (VALUES ${table(places)}) p(nth, name, pinyin, initials) ON p.nth = c % ${places.length}
    JOIN (VALUES ${table(words)}) w(nth, name, pinyin, initials) ON w.nth = c / ${places.length} % ${words.length}
    JOIN (VALUES ${table(trades)}) t(nth, name, pinyin, initials)
      ON t.nth = c / ${places.length * words.length} % ${trades.length}`;
}

/** Nine of twenty open, four won, seven lost; the last one of the open ones signed and not yet paid. */
function insertDeals(deals: number, reps: number): string {
  return `
    INSERT INTO "Deal" ("id", "workspaceId", "number", "customerId", "ownerId", "title", "pipeline", "stage",
      "stageEnteredAt", "outcome", "closedAt", "lostReason", "signedAt", "amountMinor", "currency", "closeDate",
      "likelihood", "category", "source", "nextStep", "slips", "createdAt", "updatedAt")
    SELECT ${idOf.deal("i")}, ${idOf.workspace}, i, ${idOf.customer(`(i - 1) / ${dealsPerCustomer}`)},
           ${idOf.member(`1 + i % ${reps}`)}, (ARRAY['年度服务', '设备更新', '软件许可', '培训'])[1 + i % 4],
           '${customerFunnel.code}', (ARRAY[${stageCodes()}])[1 + f], now() - entered, outcome,
           CASE WHEN outcome IS NOT NULL THEN now() - entered END, CASE WHEN outcome = 'lost' THEN 'price' END,
           CASE WHEN outcome = 'won' OR ${fate("i")} = 8 THEN now() - entered END, (10 + i * 7919 % 990) * 100000,
           CASE WHEN i % 50 = 0 THEN 'USD' ELSE 'CNY' END, current_date - 30 + i * 31 % 150,
           CASE WHEN outcome = 'won' THEN 100 ELSE 10 + i * 17 % 80 END,
           (ARRAY['commit', 'best-case', 'pipeline', 'omitted'])[1 + i % 4], 'self-found',
           CASE WHEN i % 3 > 0 THEN '电话确认预算' END, i % 3, now() - created, now() - entered
    FROM generate_series(1, ${deals}) i,
    LATERAL (SELECT ${daysAgo("i")} * interval '1 day' AS created, ${daysAgo("i")} * interval '0.1 day' AS entered,
                    ${outcomeOf("i")} AS outcome, ${furthest("i")} AS f) x`;
}

/** Ten moves a deal, a step at a time, back and forth; in every tenth deal the first step back is an undo. */
function moves(deals: number): string {
  return `
    INSERT INTO "StageMove" ("id", "workspaceId", "dealId", "kind", "from", "to", "memberId", "ownerId", "amountMinor",
      "currency", "undoes", "at")
    SELECT ${uuid(5, "i * 16 + k")}, ${idOf.workspace}, d."id",
           CASE WHEN k = 1 THEN 'new' WHEN path[k] = 3 THEN 'win' WHEN path[k] > path[k - 1] THEN 'advance'
                WHEN undone THEN 'undo' ELSE 'back' END,
           (ARRAY[${stageCodes()}])[1 + path[k - 1]], (ARRAY[${stageCodes()}])[1 + path[k]], d."ownerId", d."ownerId",
           d."amountMinor", d."currency", CASE WHEN undone THEN ${uuid(5, "i * 16 + k - 1")} END,
           now() - ${daysAgo("i")} * (11 - k) * interval '0.1 day'
    FROM generate_series(1, ${deals}) i JOIN "Deal" d ON d."id" = ${idOf.deal("i")},
    LATERAL (SELECT CASE ${furthest("i")} WHEN 0 THEN ARRAY[1,2,1,0,1,2,1,2,1,0] WHEN 1 THEN ARRAY[0,1,2,1,2,1,0,1,2,1]
                    WHEN 2 THEN ARRAY[1,2,1,2,1,0,1,2,1,2] ELSE ARRAY[0,1,2,1,0,1,2,1,2,3] END AS path) p
    CROSS JOIN generate_series(1, 10) k,
    LATERAL (SELECT i % 10 = 0 AND k = CASE WHEN ${furthest("i")} % 2 = 0 THEN 3 ELSE 4 END AS undone) u`;
}

const stageCodes = (): string => customerFunnel.stages.map((stage) => `'${stage.code}'`).join(", ");
/** In another order for every five hundred deals: owners go round too, and each is to have some of all. */
const shuffled = (i: string): string => `(${i} + ${i} / 500)`;
const daysAgo = (i: string): string => `(20 + ${shuffled(i)} * 37 % 500)`;
const fate = (i: string): string => `(${shuffled(i)} % 20)`;
const outcomeOf = (i: string): string =>
  `CASE WHEN ${fate(i)} < 9 THEN NULL WHEN ${fate(i)} < 13 THEN 'won' ELSE 'lost' END`;
/** The position of the stage that the deal is in. */
const furthest = (i: string): string =>
  `CASE WHEN ${fate(i)} BETWEEN 9 AND 12 THEN 3 WHEN ${fate(i)} = 8 THEN 2 ELSE ${i} / 20 % 3 END`;
