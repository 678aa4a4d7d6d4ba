/** What an empty conversation begins with: a greeting and a few lines to tap. */

import { html } from "hono/html";
import { type IconName, icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import { chatWebWords } from "../chat/web/words.ts";
import type { Locale } from "../text/locale.ts";
import type { Visitor } from "./sessions.ts";
import type { Today } from "./today.ts";
import { webWords } from "./words.ts";

type Starter = keyof ReturnType<typeof webWords>["welcome"]["starters"];

const startersOfRep: readonly Starter[] = ["new", "today", "list", "forecast", "funnel", "help"];
const startersOfLead: readonly Starter[] = ["funnel", "teamList", "today", "new", "team", "help"];

const icons: Readonly<Record<Starter, IconName>> = {
  new: "plus",
  today: "clock",
  list: "list",
  teamList: "list",
  forecast: "calendar",
  funnel: "chart",
  team: "people",
  help: "question",
};

/**
 * @param hour of the visitor's day, 0–23
 * @param sample which language the sample company was made in; undefined outside the demo
 */
export function renderWelcome(visitor: Visitor, hour: number, today: Today, sample?: Locale): Html {
  const words = webWords(visitor.locale).welcome;
  const greeting = hour < 5 || hour >= 18 ? words.evening : hour < 12 ? words.morning : words.afternoon;
  const starters = visitor.role === "rep" ? startersOfRep : startersOfLead;
  return html`<section class="welcome">
    <div class="emblem">${icon("funnel")}</div>
    <h2 dir="auto">${greeting(visitor.name)}</h2>
    ${renderToday(visitor, today)}
    <p>${words.lead}</p>
    ${sample && sample !== visitor.locale && html`<p class="quiet">${chatWebWords(visitor.locale).demo.inOtherLanguage}</p>`}
    <div class="starters">${starters.map((name) => {
      const { label, line } = words.starters[name];
      return renderStarter(icons[name], label, line);
    })}</div>
  </section>`;
}

/** What waits comes first, each with the line that shows it; nothing where nothing waits. */
function renderToday(
  visitor: Visitor,
  { unnamed, setup, forecast, silent, overdue, noNextStep }: Today,
): Html {
  const words = webWords(visitor.locale).welcome.today;
  const team = visitor.role !== "rep";
  const { lines } = words;
  const waiting = [
    unnamed && renderStarter("people", words.unnamed, lines.unnamed),
    setup > 0 && renderStarter("good", words.setup(setup), lines.setup),
    forecast && renderStarter("calendar", words.forecast, lines.forecast),
    silent > 0 && renderStarter("people", words.silent(silent), lines.silent),
    overdue > 0 && renderStarter("warning", words.overdue(overdue), lines.overdue(team)),
    noNextStep > 0 && renderStarter("list", words.noNextStep(noNextStep), lines.noNextStep(team)),
  ].filter((one) => one !== false);
  if (waiting.length === 0) return html``;
  return html`<h3>${words.title}</h3><div class="starters today">${waiting}</div>`;
}

const renderStarter = (look: IconName, label: string, line: string): Html =>
  html`<form method="post" action="/say" hx-post="/say" hx-swap="none" hx-sync="this:drop"><input type="hidden" name="event" value=""><button type="submit" name="line" value="${line}" class="starter">${icon(look)}<span><b>${label}</b><code>${line}</code></span></button></form>`;
