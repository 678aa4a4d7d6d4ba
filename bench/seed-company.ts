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
/** More names cannot be made; further deals are with the same customers again. */
const mostCustomers = 20_000;

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
  nextStep: (number: string) => uuid(8, number),
  note: (number: string) => uuid(9, number),
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
  try {
    for (const statement of statements(company)) await client.query(statement);
  } finally {
    await client.end();
  }
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
    customers(Math.min(Math.ceil(deals / dealsPerCustomer), mostCustomers)),
    // In bulk, a deal and its versions come by statements of their own.
    "SET session_replication_role = replica",
    insertDeals(deals, reps),
    ...histories(deals),
    "RESET session_replication_role",
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
    SELECT ${idOf.customer("c")}, ${idOf.workspace}, p."name" || w."name" || t."name", p."name" || w."name" || t."name",
           p."pinyin" || w."pinyin" || t."pinyin", p."initials" || w."initials" || t."initials", c % 6 = 0
    FROM generate_series(0, ${count - 1}) c
    JOIN (VALUES ${table(places)}) p("nth", "name", "pinyin", "initials") ON p."nth" = c % ${places.length}
    JOIN (VALUES ${table(words)}) w("nth", "name", "pinyin", "initials") ON w."nth" = c / ${places.length} % ${words.length}
    JOIN (VALUES ${table(trades)}) t("nth", "name", "pinyin", "initials")
      ON t."nth" = c / ${places.length * words.length} % ${trades.length}`;
}

/** Nine of twenty open, four won, seven lost; the last one of the open ones signed and not yet paid. */
function insertDeals(deals: number, reps: number): string {
  return `
    INSERT INTO "Deal" ("id", "workspaceId", "number", "customerId", "ownerId", "title", "pipeline", "stage",
      "stageEnteredAt", "outcome", "closedAt", "lostReason", "signedAt", "signedOn",
      "moneyOn", "wonOn", "amountMinor", "currency", "closeDate", "likelihood", "category", "source", "nextStepId", "slips", "createdAt", "updatedAt", "teamId", "lines")
    SELECT ${idOf.deal("i")}, ${idOf.workspace}, i, ${idOf.customer(`(i - 1) / ${dealsPerCustomer} % ${mostCustomers}`)},
           m."id", x."title",
           '${customerFunnel.code}', (ARRAY[${stageCodes()}])[1 + "f"], now() - "entered", "outcome",
           CASE WHEN "outcome" IS NOT NULL THEN now() - "entered" END, CASE WHEN "outcome" = 'lost' THEN 'price' END,
           CASE WHEN "outcome" = 'won' OR ${fate("i")} = 8 THEN now() - "entered" END,
           CASE WHEN "outcome" = 'won' OR ${fate("i")} = 8 THEN x."day" END,
           CASE WHEN "outcome" = 'won' THEN x."day" WHEN ${fate("i")} = 8 THEN x."due" END,
           CASE WHEN "outcome" = 'won' THEN x."day" END, x."amount",
           CASE WHEN i % 50 = 0 THEN 'USD' ELSE 'CNY' END, x."due",
           CASE WHEN "outcome" = 'won' THEN 100 ELSE 10 + i * 17 % 80 END,
           (ARRAY['commit', 'best-case', 'pipeline', 'omitted'])[1 + i % 4], 'self-found',
           CASE WHEN i % 3 > 0 THEN ${idOf.nextStep("i")} END, i % 3, now() - "created", now() - "entered", m."teamId",
           jsonb_build_array(jsonb_build_object('product', x."title", 'amountMinor', x."amount"::text))
    FROM generate_series(1, ${deals}) i JOIN "Member" m ON m."id" = ${idOf.member(`1 + i % ${reps}`)},
    LATERAL (SELECT ${daysAgo("i")} * interval '1 day' AS "created", ${daysAgo("i")} * interval '0.1 day' AS "entered",
                    ((now() - ${daysAgo("i")} * interval '0.1 day') AT TIME ZONE 'Asia/Shanghai')::date AS "day",
                    current_date - 30 + i * 31 % 150 AS "due",
                    ${outcomeOf("i")} AS "outcome", ${furthest("i")} AS "f", (10 + i % 990 * 7919 % 990) * 100000 AS "amount",
                    (ARRAY['年度服务', '设备更新', '软件许可', '培训'])[1 + i % 4] AS "title") x`;
}

/** Ten moves and two notes a deal, each an event; each move a version, and the last one is as the deal stands. */
function histories(deals: number): string[] {
  const noted = "第%s次拜访：客户关心交付周期和售后服务，下周再谈价格";
  return [
    `INSERT INTO "Remark" ("id", "workspaceId", "text")
     SELECT ${idOf.nextStep("i")}, ${idOf.workspace}, '电话确认预算' FROM generate_series(1, ${deals}) i WHERE i % 3 > 0
     UNION ALL SELECT ${idOf.note("i * 2 + n")}, ${idOf.workspace}, format('${noted}', n)
     FROM generate_series(1, ${deals}) i CROSS JOIN generate_series(1, 2) n`,
    `INSERT INTO "Event" ("id", "workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "values", "undoes")
     SELECT m."event", d."workspaceId", 'deal', d."id", m."kind", d."ownerId", 'slack', m."at",
            jsonb_build_object('criteria', '[]'::jsonb, 'columns', CASE WHEN k = 1
              THEN (SELECT jsonb_object_agg(c."key", jsonb_build_array(NULL, c."value")) FROM jsonb_each(
                      to_jsonb(d) - '{id,workspaceId,number,lastContactAt,version,createdAt,updatedAt}'::text[]
                      || jsonb_build_object('stage', m."stage", 'amountMinor', d."amountMinor"::text)) c)
              ELSE jsonb_build_object('stage', jsonb_build_array(m."former", m."stage")) END), m."undoes"
     FROM ${moves(deals)} ORDER BY m."event"`,
    // Between the moves before and after it, as its time is.
    `INSERT INTO "Event" ("id", "workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values")
     SELECT i * 32 + 3 * least(10, 1 + 30 * n / ${daysAgo("i")}) + n, d."workspaceId", 'deal', d."id", 'note', d."ownerId",
            'slack', x."at", ${idOf.note("i * 2 + n")},
            jsonb_build_object('columns', jsonb_build_object('lastContactAt', jsonb_build_array(NULL, x."at")))
     FROM generate_series(1, ${deals}) i JOIN "Deal" d ON d."id" = ${idOf.deal("i")} CROSS JOIN generate_series(1, 2) n,
     LATERAL (SELECT d."createdAt" + n * interval '3 days' AS "at") x`,
    `SELECT setval(pg_get_serial_sequence('"Event"', 'id'), ${(deals + 1) * 32})`,
    `INSERT INTO "DealVersion" ("workspaceId", "dealId", "number", "from", "to", "eventId", "kind", "customerId", "ownerId",
       "teamId", "title", "pipeline", "pipelineVersion", "stage", "stageEnteredAt", "began", "reachedAt", "outcome", "closedAt", "lostReason",
       "signedAt", "signedOn", "moneyOn", "wonOn", "amountMinor", "currency", "closeDate", "likelihood", "category", "source",
       "nextStepId", "nextStepDate", "slips", "lines")
     SELECT d."workspaceId", d."id", k, m."at", m."until", m."event", m."kind", d."customerId", d."ownerId",
            d."teamId", d."title", d."pipeline", d."pipelineVersion", m."stage", m."at", path[1], r."reached",
            CASE WHEN k = 10 THEN d."outcome" END, CASE WHEN k = 10 THEN d."closedAt" END,
            CASE WHEN k = 10 THEN d."lostReason" END, CASE WHEN k = 10 THEN d."signedAt" END,
            CASE WHEN k = 10 THEN d."signedOn" END, CASE WHEN k = 10 THEN d."moneyOn" END, CASE WHEN k = 10 THEN d."wonOn" END,
            d."amountMinor", d."currency", d."closeDate", d."likelihood", d."category", d."source", d."nextStepId",
            d."nextStepDate", d."slips", d."lines"
     FROM ${moves(deals)}, ${reached()}`,
    `UPDATE "Deal" d SET "began" = v."began", "reachedAt" = v."reachedAt" FROM "DealVersion" v
     WHERE v."workspaceId" = d."workspaceId" AND v."dealId" = d."id" AND v."to" IS NULL`,
    `INSERT INTO "DealFact" ("id", "workspaceId", "dealId", "key", "value", "eventId")
     SELECT gen_random_uuid(), ${idOf.workspace}, ${idOf.deal("i")}, a."key", a."value", i * 32 + 3
     FROM generate_series(1, ${deals}) i
     CROSS JOIN (VALUES ('expected-profit', '"约三成"'::jsonb), ('decision-structure', '"总经理拍板"'::jsonb)) a("key", "value")`,
  ];
}

/**
 * A FROM list: i, the deal d, k of its ten moves, m. A step at a time, back and forth; in every tenth deal the first step
 * back is an undo.
 */
function moves(deals: number): string {
  return `generate_series(1, ${deals}) i JOIN "Deal" d ON d."id" = ${idOf.deal("i")},
    LATERAL (SELECT CASE ${furthest("i")} WHEN 0 THEN ARRAY[1,2,1,0,1,2,1,2,1,0] WHEN 1 THEN ARRAY[0,1,2,1,2,1,0,1,2,1]
                    WHEN 2 THEN ARRAY[1,2,1,2,1,0,1,2,1,2] ELSE ARRAY[0,1,2,1,0,1,2,1,2,3] END AS path) p
    CROSS JOIN generate_series(1, 10) k,
    LATERAL (SELECT i % 10 = 0 AND k = ${undo()} AS undone) u,
    LATERAL (SELECT i * 32 + 3 * k AS event, CASE WHEN undone THEN i * 32 + 3 * (k - 1) END AS undoes,
                    CASE WHEN k = 1 THEN 'new' WHEN path[k] = 3 THEN 'win' WHEN path[k] > path[k - 1] THEN 'advance'
                         WHEN undone THEN 'undo' ELSE 'back' END AS kind,
                    (ARRAY[${stageCodes()}])[1 + path[k - 1]] AS former, (ARRAY[${stageCodes()}])[1 + path[k]] AS stage,
                    ${movedAt("k")} AS at, CASE WHEN k < 10 THEN ${movedAt("(k + 1)")} END AS until) m`;
}

const movedAt = (k: string): string =>
  `CASE ${k} WHEN 10 THEN d."stageEnteredAt" ELSE d."createdAt" + ${daysAgo("i")} * (${k} - 1) * interval '0.1 day' END`;

/** How far a deal had come by its k-th move: another item for the FROM list of `moves`. */
const reached = (): string => `LATERAL (
    SELECT array_agg(x."at" ORDER BY x."position") AS "reached" FROM (
      SELECT "position", min(${movedAt("j")}) AS "at" FROM generate_series(1, k) j, generate_series(path[1], path[j]) "position"
      WHERE NOT (i % 10 = 0 AND j = ${undo()} - 1 AND k > j) GROUP BY 1) x) r`;

const stageCodes = (): string => customerFunnel.stages.map((stage) => `'${stage.code}'`).join(", ");
/** In another order for every five hundred deals: owners go round too, and each is to have some of all. */
const shuffled = (i: string): string => `(${i} + ${i} / 500)`;
const daysAgo = (i: string): string => `(20 + ${shuffled(i)} * 37 % 500)`;
const fate = (i: string): string => `(${shuffled(i)} % 20)`;
const outcomeOf = (i: string): string =>
  `CASE WHEN ${fate(i)} < 9 THEN NULL WHEN ${fate(i)} < 13 THEN 'won' ELSE 'lost' END`;
/** In every tenth deal this move takes back the one before it. */
const undo = (): string => `CASE WHEN ${furthest("i")} % 2 = 0 THEN 3 ELSE 4 END`;
/** The position of the stage that the deal is in. */
const furthest = (i: string): string =>
  `CASE WHEN ${fate(i)} BETWEEN 9 AND 12 THEN 3 WHEN ${fate(i)} = 8 THEN 2 ELSE ${i} / 20 % 3 END`;
