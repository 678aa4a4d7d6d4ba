/** Whom a visitor of the demo can be. */
import type { Database } from "../database/open-database.ts";
import { sql } from "../database/sql.ts";
import { samplePeople } from "./sample-names.ts";

const roleLabels = {
  rep: { en: "Rep", zh: "销售代表" },
  "manager-east": { en: "Manager", zh: "销售经理" },
  president: { en: "President", zh: "总裁" },
} as const;

type PersonaKey = keyof typeof roleLabels;

/** Rep, manager and president of the sample company, with the web identity to act under. */
export async function demoPersonas(database: Database) {
  const keys = Object.keys(roleLabels) as PersonaKey[];
  const names = keys.map((key) => samplePeople.find((person) => person.key === key)!.name);
  const rows = await database.prisma.$queryRaw<
    { identityId: string; workspaceId: string; name: string }[]
  >(sql`
    SELECT n."id" AS "identityId", n."workspaceId", m."name" FROM "Identity" n
    JOIN "Installation" i ON i."id" = n."installationId" AND i."platform" = 'web'
    JOIN "Member" m ON m."id" = n."memberId" AND m."active" JOIN "Workspace" w ON w."id" = m."workspaceId" AND w."demo"
    WHERE m."name" = ANY(${names})`);
  return keys.flatMap((key, index) => {
    const row = rows.find(({ name }) => name === names[index]);
    return row ? [{ ...row, role: roleLabels[key] }] : [];
  });
}
