import { actions, button, card, quiet, selfSaid, strong, table } from "../chat/card.ts";
import type { AccountKind } from "../chat/inbound.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { fromTimestamp } from "../database/columns.ts";
import { formatShortDate } from "../text/format/date.ts";
import { joiningWords } from "./words.ts";

/** So many at once; the next ones come up when these are answered. */
const shown = 15;

/** Who waits for an admin's yes, colleagues first, each with a button to let them in. */
export async function requestsCard(turn: Turn, banner?: string) {
  const words = joiningWords(turn.locale);
  const waiting = await turn.db.joinRequest.findMany({
    where: { workspaceId: turn.workspace.id },
    orderBy: [{ account: "desc" }, { at: "asc" }],
  });
  const day = (at: Date) => {
    const date = fromTimestamp(at).toZonedDateTimeISO(turn.member.zone).toPlainDate();
    return formatShortDate(date, turn.locale, turn.today);
  };
  const rows = waiting.slice(0, shown).map(({ id, name, account, at }) => ({
    cells: [name, words.accounts[account as AccountKind], day(at)],
    button: button(words.admit, "team.admit", { request: id }),
  }));
  const [first] = waiting;
  return card(
    turn.locale,
    words.requestsTitle,
    [
      banner ? strong(banner) : undefined,
      rows.length > 0
        ? table([words.who, selfSaid(words.account), words.since], rows)
        : quiet(words.nobodyWaits),
      waiting.length > shown && quiet(words.moreWait(waiting.length - shown)),
      first &&
        actions(
          button(
            words.declineAll,
            "team.decline",
            { all: "yes" },
            {
              confirm: {
                title: words.declineAll,
                text: words.declineAllText(waiting.length),
                yes: words.decline,
                no: chatWords(turn.locale).cancel,
              },
            },
          ),
        ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.requestsTitle },
  );
}
