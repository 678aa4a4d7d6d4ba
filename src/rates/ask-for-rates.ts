/** A missing rate is asked for while it can still be set: with Thursday's nudge, before the close that keeps it missing. */
import { actions, card, text as paragraph, quiet } from "../chat/card.ts";
import { dayOf } from "../company/day-of.ts";
import type { Member } from "../company/member.ts";
import { may } from "../company/permissions.ts";
import { sql } from "../database/sql.ts";
import type { Tx } from "../database/transaction.ts";
import { notifyMembers } from "../delivery/notify-member.ts";
import type { DueSlot } from "../schedule/fire-slot.ts";
import { formatList } from "../text/count.ts";
import { setButton } from "./rates-card.ts";
import { withoutRate } from "./without-rate.ts";
import { ratesWords } from "./words.ts";

type Asked = Pick<Member, "id" | "role" | "locale">;

/** To those of the slot's members who may set rates, once a week. */
export async function askForRates(
  tx: Tx,
  { workspace, week, now, memberIds }: Pick<DueSlot, "workspace" | "week" | "now" | "memberIds">,
): Promise<void> {
  const lacking = await withoutRate({ db: tx, workspace, today: dayOf(workspace, now) });
  if (lacking.length === 0) return;
  const members = await tx.$queryRaw<Asked[]>(sql`
    SELECT m."id", m."role", m."locale" FROM "Member" m
    WHERE m."workspaceId" = ${workspace.id}::uuid AND m."active" AND m."id" = ANY(${memberIds}::uuid[])`);
  await notifyMembers(
    tx,
    members
      .filter((member) => may(member, "rates.set"))
      .map(({ id, locale }) => {
        const words = ratesWords(locale);
        return {
          memberId: id,
          key: `rates:${week.id}:${id}`,
          card: card(
            locale,
            words.missing,
            [
              paragraph(words.lacking(formatList(lacking, locale))),
              actions(...lacking.slice(0, 5).map((currency) => setButton(locale, currency))),
              quiet(words.keptAsIs),
            ],
            { tone: "warning", summary: words.missing },
          ),
          usefulUntil: week.closesAt,
        };
      }),
  );
}
