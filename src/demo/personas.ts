/** Whom a visitor of the demo can be. */
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import { namesOf } from "./sample-names.ts";
import { demoWords } from "./words.ts";

const personas = ["rep", "manager-east", "president", "admin"] as const;

/** Rep, manager, president and admin of the sample company, with the web identity to act under. */
export async function demoPersonas(database: Database) {
  const rows = await database.prisma.$queryRaw<
    { identityId: string; workspaceId: string; name: string }[]
  >(sql`
    SELECT n."id" AS "identityId", n."workspaceId", m."name" FROM "Identity" n
    JOIN "Installation" i ON i."id" = n."installationId" AND i."platform" = 'web'
    JOIN "Member" m ON m."id" = n."memberId" AND m."active" JOIN "Workspace" w ON w."id" = m."workspaceId" AND w."demo"
    WHERE m."name" = ANY(${personas.flatMap(namesOf)})`);
  return personas.flatMap((key) => {
    const row = rows.find(({ name }) => namesOf(key).includes(name));
    const role = { en: demoWords("en").roles[key], zh: demoWords("zh").roles[key] };
    return row ? [{ ...row, role }] : [];
  });
}

/** Which the sample company was made in: that of the first browser. */
export async function sampleLanguage({ prisma }: Database): Promise<Locale> {
  const [company] = await prisma.$queryRaw<{ locale: string }[]>(sql`
    SELECT "locale" FROM "Workspace" WHERE "demo" LIMIT 1`);
  return localeFrom(company?.locale, "en");
}
