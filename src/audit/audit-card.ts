import { Temporal } from "temporal-polyfill";
import {
  actions,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { listRefused } from "../joining/refused-book.ts";
import { formatDateTime } from "../text/format/date.ts";
import type { AuditEvent } from "./load-audit.ts";
import { sayAudit } from "./say-audit.ts";
import { auditWords } from "./words.ts";

export const pageSize = 10;

/** What stands in the buttons of a filtered page. */
export type Shown = Readonly<{ kind?: string; who?: string; before?: string }>;

/** @param found a page of events, plus one if there are more @param named what is filtered by, in words */
export function auditCard(turn: Turn, found: readonly AuditEvent[], shown: Shown, named: string): Card {
  const words = auditWords(turn.locale);
  const page = found.slice(0, pageSize);
  const oldest = page.at(-1);
  const { before, ...filter } = shown;
  return card(turn.locale, words.title, [
    named !== "" && quiet(words.of(named)),
    ...page.map((event) => paragraph(`${whenAndWhere(turn, event)}\n${sayAudit(event, turn.locale)}`)),
    page.length === 0 && paragraph(words.nothing),
    quiet(words.hint),
    actions(
      before !== undefined && button(words.newest, "team.audit", filter),
      found.length > pageSize &&
        oldest !== undefined &&
        button(words.older, "team.audit", { ...filter, before: oldest.id }),
      page.length > 0 && button(words.export, "team.audit-export", filter),
      button(words.refused, "team.refused"),
    ),
  ]);
}

function whenAndWhere(turn: Turn, { at, via }: AuditEvent): string {
  const places: Readonly<Record<string, string>> = {
    ...chatWords(turn.locale).platforms,
    ...auditWords(turn.locale).places,
  };
  return [inZone(turn, at), places[via]].filter(Boolean).join(" · ");
}

const inZone = (turn: Turn, at: Date): string =>
  formatDateTime(
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(turn.member.zone),
    turn.locale,
    turn.today,
  );

const refusedAtOnce = 15;

/** Who was turned away at the door. @param page 0 for the latest */
export async function refusedCard(turn: Turn, page: number): Promise<Card> {
  const words = auditWords(turn.locale);
  const found = await listRefused(turn.db, turn.workspace.id, {
    limit: refusedAtOnce + 1,
    offset: page * refusedAtOnce,
  });
  const why: Readonly<Record<string, string>> = words.why;
  const { platforms } = chatWords(turn.locale);
  const rows = found.slice(0, refusedAtOnce).map(({ platform, account, why: code, count, lastAt }) => ({
    cells: [
      `${account || "?"} (${platforms[platform] ?? platform})`,
      why[code] ?? code,
      String(count),
      inZone(turn, lastAt),
    ],
  }));
  const [account = "", reason = "", times = "", last = ""] = words.refusedHead;
  return card(turn.locale, words.refusedTitle, [
    rows.length > 0
      ? table([account, reason, toTheRight(times), last], rows)
      : paragraph(words.nobodyRefused),
    quiet(words.refusedKept),
    actions(
      page > 0 && button(words.newest, "team.refused"),
      found.length > refusedAtOnce && button(words.older, "team.refused", { page: page + 1 }),
      button(words.title, "team.audit"),
    ),
  ]);
}
