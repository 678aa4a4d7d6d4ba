import type { Database } from "../database/open-database.ts";
import type { Locale } from "../text/locale.ts";

/** A person chose the language to be spoken to in. */
export async function changeLocale(database: Database, memberId: string, locale: Locale): Promise<void> {
  await database.prisma.member.update({ where: { id: memberId }, data: { locale } });
}
