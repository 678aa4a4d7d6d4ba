import { Temporal } from "temporal-polyfill";
import { actions, button, type Card, card, text as paragraph, quiet, table } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { formatDateTime } from "../text/format/date.ts";
import { deviceName } from "./device-name.ts";
import { peopleWords } from "./words.ts";

/** A browser in which somebody is signed in to the web chat; only the web chat knows and ends them. */
export type SignedIn = Readonly<{ id: string; seenAt: Date; endsAt: Date; userAgent: string }>;
type Whom = Readonly<{ id: string; workspaceId: string }>;
export type WebSessions = Readonly<{
  list(db: Turn["db"], member: Whom): Promise<readonly SignedIn[]>;
  /** @returns false when it is not there any more, or not theirs */
  end(db: Turn["db"], member: Whom, id: string): Promise<boolean>;
  /** @param kept the browser that stays signed in @returns of how many they were signed out */
  endOthers(db: Turn["db"], member: Whom, kept?: string): Promise<number>;
}>;

/** The rest is ended together. */
const mostShown = 15;

export function sessionsCard(
  turn: Turn,
  person: Readonly<{ id: string; name: string }>,
  sessions: readonly SignedIn[],
  banner?: string,
): Card {
  const words = peopleWords(turn.locale).sessions;
  const own = person.id === turn.member.id;
  const title = own ? words.title : words.titleOf(person.name);
  const when = (at: Date) => {
    const there = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(turn.member.zone);
    return formatDateTime(there, turn.locale, turn.today);
  };
  const here = turn.place.session;
  const others = sessions.filter(({ id }) => id !== here).length;
  const rows = sessions.slice(0, mostShown).map(({ id, userAgent, seenAt, endsAt }) => {
    const name = deviceName(userAgent, turn.locale);
    const end = button(words.end, "team.signout", { who: person.id, session: id }, { style: "danger" });
    return {
      cells: [id === here ? words.here(name) : name, when(seenAt), when(endsAt)],
      button: id === here ? undefined : end,
    };
  });
  const sure = { title: words.endAll(own), text: words.endAllMeans, yes: words.endAll(own), no: words.leave };
  return card(
    turn.locale,
    title,
    [
      banner ? paragraph(banner) : undefined,
      rows.length === 0 ? quiet(words.none) : table([words.browser, words.seen, words.ends], rows),
      sessions.length > rows.length && quiet(words.more(sessions.length - rows.length)),
      actions(
        others > 1 &&
          button(
            words.endAll(own && here !== undefined),
            "team.signout",
            { who: person.id, session: "others" },
            { style: "danger", confirm: sure },
          ),
      ),
    ],
    { summary: banner ?? title },
  );
}
