/** What an empty conversation begins with: a greeting and a few lines to tap. */

import { html } from "hono/html";
import { type IconName, icon } from "../chat/web/icons.ts";
import type { Html } from "../chat/web/markup.ts";
import type { Visitor } from "./sessions.ts";
import { webWords } from "./words.ts";

type Starter = keyof ReturnType<typeof webWords>["welcome"]["starters"];

const startersOfRep: readonly Starter[] = ["new", "list", "forecast", "funnel", "help"];
const startersOfLead: readonly Starter[] = ["funnel", "teamList", "new", "team", "help"];

const icons: Readonly<Record<Starter, IconName>> = {
  new: "plus",
  list: "list",
  teamList: "list",
  forecast: "calendar",
  funnel: "chart",
  team: "people",
  help: "question",
};

/** @param hour of the visitor's day, 0–23 */
export function renderWelcome(visitor: Visitor, hour: number): Html {
  const words = webWords(visitor.locale).welcome;
  const greeting = hour < 5 || hour >= 18 ? words.evening : hour < 12 ? words.morning : words.afternoon;
  const starters = visitor.role === "rep" ? startersOfRep : startersOfLead;
  return html`<section class="welcome">
    <div class="emblem">${icon("funnel")}</div>
    <h2 dir="auto">${greeting(visitor.name)}</h2>
    <p>${words.lead}</p>
    <div class="starters">${starters.map((name) => {
      const { label, line } = words.starters[name];
      return html`<form method="post" action="/say" hx-post="/say" hx-swap="none" hx-sync="this:drop"><input type="hidden" name="event" value=""><button type="submit" name="line" value="${line}" class="starter">${icon(icons[name])}<span><b>${label}</b><code>${line}</code></span></button></form>`;
    })}</div>
  </section>`;
}
