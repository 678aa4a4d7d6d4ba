/** What only the demo shows: who one is, and what time it is. */

import { html } from "hono/html";
import type { Temporal } from "temporal-polyfill";
import { icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import { chatWebWords } from "../chat/web/words.ts";
import { formatDateTime } from "../text/format/date.ts";
import type { Persona } from "./persona.ts";
import type { Visitor } from "./sessions.ts";
import { renderUnread, type UnreadCounts } from "./unread.ts";

export const clockMoves = ["thursday", "friday", "hour", "day"] as const;
export type ClockMove = (typeof clockMoves)[number];

export function renderDemoBar(
  visitor: Visitor,
  personas: readonly Persona[],
  now: Temporal.Instant,
  unread: UnreadCounts,
): Html {
  const words = chatWebWords(visitor.locale).demo;
  const me = personas.find(({ identityId }) => identityId === visitor.identityId);
  // A phone shows one line; what it folds away is a popover there, and stands in the line where there is room.
  return html`<aside class="demo" aria-label="${words.label}">
    <button type="button" class="fold" popovertarget="demo-more"><b>${me?.role[visitor.locale] ?? words.label}</b> ${visitor.name}${icon("chevron")}</button>
    ${renderClock(visitor, now)}
    <div id="demo-more" popover>
    <form class="personas" method="post" action="/demo/persona" aria-label="${words.personas}">${personas.map(
      (persona) =>
        html`<button type="submit" name="identity" value="${persona.identityId}" title="${persona.name}" aria-pressed="${String(persona.identityId === visitor.identityId)}"><b>${persona.role[visitor.locale]}</b><small>${persona.name}</small>${renderUnread(persona.identityId, unread.get(persona.identityId) ?? 0, visitor)}</button>`,
    )}</form>
    <form class="clock" method="post" action="/demo/clock" hx-post="/demo/clock" hx-target="#clock" hx-swap="outerHTML" hx-sync="this:drop" hx-disable="find button">
      ${clockMoves.map(
        (move) => html`<button type="submit" name="to" value="${move}">${words.moves[move]}</button>`,
      )}
    </form>
    </div>
  </aside>`;
}

/** The demo's present moment, as the person's own wall shows it; asks again now and then. */
export function renderClock(visitor: Visitor, now: Temporal.Instant): Html {
  const there = now.toZonedDateTimeISO(visitor.zone);
  const words = chatWebWords(visitor.locale).demo;
  return html`<output id="clock" hx-get="/demo/clock" hx-trigger="every 20s" hx-swap="outerHTML" aria-label="${words.clock}" title="${words.note}">${icon("clock")}<time datetime="${there.toPlainDateTime().toString({ smallestUnit: "minute" })}">${formatDateTime(there, visitor.locale, there.toPlainDate())}</time></output>`;
}
