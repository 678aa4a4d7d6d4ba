/** Somebody leaves who was asked for exceptions: whoever decides now is asked instead, and who asked is told. */
import { actions, button, card, strong } from "../../chat/card.ts";
import { dayOf } from "../../company/day-of.ts";
import { approversOf } from "../../company/managers.ts";
import { sql } from "../../database/sql.ts";
import { notifyMember } from "../../delivery/notify-member.ts";
import type { Deed } from "../../history/deed.ts";
import { formatList } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { dealName } from "../card/deal-card.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { askManagers } from "./ask-managers.ts";
import { askedFrom, type Exception } from "./exception-rows.ts";
import { exceptionWords } from "./words.ts";

type Leaver = Readonly<{ id: string; name: string }>;

/** After the leaver leads no team any more. Who was asked as well is not asked again. */
export async function askOthersForExceptions(deed: Deed, leaver: Leaver): Promise<void> {
  const { db, workspace, now } = deed;
  const today = dayOf(workspace, now);
  const waiting = await askedFrom(deed, leaver.id, today);
  const deals = await loadDeals(db, {
    ...{ workspaceId: workspace.id, owners: "all" },
    where: [sql`d."id" = ANY(${waiting.map(({ dealId }) => dealId)}::uuid[])`],
  });
  for (const exception of waiting) {
    const deal = deals.find(({ id }) => id === exception.dealId)!;
    const managers = await approversOf(db, workspace.id, deal.teamId, exception.askedById, today);
    const asked = await askManagers({ ...deed, today }, deal, exception, managers);
    if (managers.length === 0 || asked.length > 0)
      await tellAsker(
        deed,
        deal,
        exception,
        leaver,
        asked.map(({ name }) => name),
      );
  }
}

async function tellAsker(
  { db }: Deed,
  deal: Deal,
  { id, askedById }: Exception,
  leaver: Leaver,
  instead: readonly string[],
): Promise<void> {
  const asker = await db.member.findUniqueOrThrow({ where: { id: askedById }, select: { locale: true } });
  const locale = asker.locale as Locale;
  const words = exceptionWords(locale);
  const said =
    instead.length > 0
      ? words.askedInstead(leaver.name, formatList(instead, locale))
      : words.nobodyNow(leaver.name);
  await notifyMember(db, askedById, {
    key: `exception-passed:${id}:${leaver.id}:${askedById}`,
    card: card(locale, dealName(deal), [strong(said), actions(button(words.listTitle, "deal.exceptions"))], {
      ...{ tone: instead.length > 0 ? "plain" : "warning", summary: `${dealName(deal)}: ${said}` },
    }),
  });
}
