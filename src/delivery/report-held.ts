/** Tells the admins, once for each restore, that messages out of a backup wait for a decision. */
import { card, text as paragraph, quiet } from "../chat/card.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import type { Locale } from "../text/locale.ts";
import { notifyMembers } from "./notify-member.ts";
import { deliveryWords } from "./words.ts";

type Admin = { id: string; locale: Locale; since: string; held: number };

export async function reportHeld(tx: Tx): Promise<void> {
  const admins = await tx.$queryRaw<Admin[]>(sql`
    SELECT m."id"::text AS "id", m."locale", to_char(w."restoredAt" AT TIME ZONE w."zone", 'YYYY-MM-DD HH24:MI') AS "since", h."held"
      FROM "Workspace" w JOIN "Member" m ON m."workspaceId" = w."id" AND m."role" = 'admin' AND m."active"
      JOIN LATERAL (SELECT count(*)::int AS "held" FROM "Delivery" d WHERE d."workspaceId" = w."id" AND d."state" = 'held') h
        ON h."held" > 0
     WHERE w."restoredAt" IS NOT NULL`);
  await notifyMembers(
    tx,
    admins.map(({ id, locale, since, held }) => {
      const words = deliveryWords(locale);
      const blocks = [paragraph(words.held(held, since)), quiet(words.heldWhatNow)];
      return {
        memberId: id,
        key: `held:${since}:${id}`,
        card: card(locale, words.heldTitle, blocks, { tone: "warning", summary: words.heldTitle }),
      };
    }),
  );
}
