import type { Role } from "../../company/member.ts";
import { sql } from "../../database/sql.ts";
import { resemblanceTo } from "../../understanding/resemblance.ts";
import type { AdminCommand } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { theCompany } from "../the-company.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

type Row = Readonly<{
  id: string;
  name: string;
  email: string | null;
  role: Role;
  team: string | null;
  active: boolean;
  since: string;
  lastSeen: string | null;
  chats: readonly Readonly<{ platform: string; account: string }>[];
}>;

/** `people`, `people wang`: everybody, or who resembles a name. */
export const people: AdminCommand = {
  name: "people",
  help: (locale) => commandWords(locale).peopleHelp,
  async run({ database, config, locale }, args) {
    const {
      words: [typed],
      options,
    } = readArgs(args, { words: 1, options: { company: "value" } }, locale);
    const words = commandWords(locale);
    const company = await theCompany(database.prisma, locale, options.company);
    const everybody = await database.prisma.$queryRaw<Row[]>(sql`
      SELECT m."id"::text AS "id", m."name", m."email", m."role", t."name" AS "team", m."active",
             to_char(m."createdAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "since",
             (SELECT to_char(max(n."seenAt") AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') FROM "Identity" n
               WHERE n."workspaceId" = m."workspaceId" AND n."memberId" = m."id") AS "lastSeen",
             coalesce((SELECT jsonb_agg(jsonb_build_object('platform', i."platform", 'account', n."account") ORDER BY i."platform")
               FROM "Identity" n JOIN "Installation" i ON i."id" = n."installationId"
               WHERE n."workspaceId" = m."workspaceId" AND n."memberId" = m."id"), '[]') AS "chats"
        FROM "Member" m LEFT JOIN "Team" t ON t."id" = m."teamId"
       WHERE m."workspaceId" = ${company.id}::uuid ORDER BY m."active" DESC, m."name", m."id"`);
    const judge = typed === undefined ? undefined : resemblanceTo(typed, "person");
    const found = judge
      ? everybody.filter(({ name, email, id }) => judge(name) ?? (email?.includes(typed!) || id === typed))
      : everybody;
    const rows = found.map(({ name, email, role, team, active, lastSeen, chats }) => [
      name,
      active ? words.roles[role] : words.removed,
      team ?? "–",
      [...new Set(chats.map(({ platform }) => platform))].join(" + ") || "–",
      lastSeen ? shortTime(lastSeen, config.zone) : "–",
      email ?? "–",
    ]);
    const says =
      rows.length > 0
        ? inColumns([words.peopleHead, ...rows])
        : typed
          ? words.nobody(typed, "")
          : words.nobodyYet;
    return { done: true, says, data: found };
  },
};
