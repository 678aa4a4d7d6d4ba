/** Tells the admins, once a day, that a scheduled backup could not be taken. */
import { card, text as paragraph, quiet } from "../chat/card.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import type { Locale } from "../text/locale.ts";
import { backupWords } from "./words.ts";

type Admin = { id: string; locale: Locale; day: string };

/** @param why in a sentence */
export async function reportFailedBackup(tx: Tx, why: (locale: Locale) => string, now: Date): Promise<void> {
  const admins = await tx.$queryRaw<Admin[]>(sql`
    SELECT m."id"::text AS "id", m."locale",
           to_char(${now.toISOString()}::timestamptz AT TIME ZONE w."zone", 'YYYY-MM-DD') AS "day"
      FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId"
     WHERE m."role" = 'admin' AND m."active"`);
  await notifyMembers(
    tx,
    admins.map(({ id, locale, day }) => {
      const words = backupWords(locale);
      const blocks = [paragraph(why(locale)), quiet(words.failedWhatNow)];
      return {
        memberId: id,
        key: `backup-failed:${day}:${id}`,
        card: card(locale, words.failedTitle, blocks, { tone: "bad", summary: words.failedTitle }),
      };
    }),
  );
}
