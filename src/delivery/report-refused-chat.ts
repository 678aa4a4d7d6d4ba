/** Tells the admins of a chat that does not take the bot's credentials any more, in another chat. */
import type { Temporal } from "temporal-polyfill";
import { card, text as paragraph, quiet } from "../chat/card.ts";
import type { PlatformName } from "../chat/inbound.ts";
import { chatWords } from "../chat/words.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { notifyMembers } from "./notify-member.ts";
import { deliveryWords } from "./words.ts";

type Admin = { id: string; locale: Locale; day: string };

/** Once a day. An admin whom only that chat reaches reads it in `/readyz` or the log. @param word the platform's reason */
export async function reportRefusedChat(
  tx: Tx,
  platform: PlatformName,
  word: string,
  now: Temporal.Instant,
): Promise<void> {
  const admins = await tx.$queryRaw<Admin[]>(sql`
    SELECT m."id"::text AS "id", m."locale", to_char(${now.toString()}::timestamptz AT TIME ZONE w."zone", 'YYYY-MM-DD') AS "day"
      FROM "Member" m JOIN "Workspace" w ON w."id" = m."workspaceId"
     WHERE m."role" = 'admin' AND m."active" AND NOT w."demo"
       AND EXISTS (SELECT 1 FROM "Installation" i WHERE i."workspaceId" = w."id" AND i."platform" = ${platform})`);
  await notifyMembers(
    tx,
    admins.map(({ id, locale, day }) => {
      const words = deliveryWords(locale);
      const title = words.chatRefused(chatWords(locale).platforms[platform] ?? platform);
      const blocks = [paragraph(words.chatRefusedWhy(word)), quiet(words.onceADay)];
      return {
        memberId: id,
        key: `refused:${platform}:${day}:${id}`,
        card: card(locale, title, blocks, { tone: "bad", summary: title }),
      };
    }),
    { except: platform },
  );
}
