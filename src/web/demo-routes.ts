/** What exists in the demo only: be anyone, move the clock, turn a card over. */
import { type Context, Hono } from "hono";
import type { Temporal } from "temporal-polyfill";
import type { Card } from "../chat/card.ts";
import type { Form } from "../chat/form.ts";
import { turnedContent } from "../chat/web/bubble.ts";
import type { Conversation } from "../chat/web/conversation.ts";
import { type Locale, localeFrom } from "../text/locale.ts";
import type { Assets } from "./assets.ts";
import { type ClockMove, clockMoves, renderClock } from "./demo-bar.ts";
import { renderPayloads, type SentElsewhere } from "./payloads.ts";
import type { Persona } from "./persona.ts";
import type { Sessions, WithVisitor } from "./sessions.ts";

export type DemoParts = Readonly<{
  /** Makes the sample company, in this language, unless it is there. */
  open(locale: Locale): Promise<void>;
  personas(): Promise<readonly Persona[]>;
  /** Which the sample company's names are in. */
  language(): Promise<Locale>;
  moveClock(to: ClockMove): Promise<void>;
  /** The exact payloads the other chats would be sent, and their drawings. */
  payloadsOf(content: Card | Form): SentElsewhere;
}>;

/**
 * Signs a new browser in as the first persona. The very first browser decides the language of the whole sample
 * company: its people, customers and deals are shared by all who come later.
 * @returns false when there is no persona
 */
export async function enterDemo(
  c: Context,
  { demo, sessions }: { demo: DemoParts; sessions: Sessions },
): Promise<boolean> {
  await demo.open(localeFrom(c.req.header("accept-language"), "en"));
  const [first] = await demo.personas();
  if (first) await sessions.begin(c, first);
  return first !== undefined;
}

export function demoRoutes(parts: {
  demo: DemoParts;
  sessions: Sessions;
  conversation: Conversation;
  assets: Assets;
  now: () => Temporal.Instant;
}): Hono<WithVisitor> {
  const { demo, sessions, conversation, assets, now } = parts;
  const routes = new Hono<WithVisitor>();

  routes.post("/demo/persona", async (c) => {
    const { identity } = await c.req.parseBody();
    const persona = (await demo.personas()).find(({ identityId }) => identityId === identity);
    if (persona) await sessions.begin(c, persona);
    return c.redirect("/", 303);
  });

  routes.get("/demo/clock", (c) => c.html(renderClock(c.get("visitor"), now())));

  routes.post("/demo/clock", async (c) => {
    const { to } = await c.req.parseBody();
    const move = clockMoves.find((known) => known === to);
    if (move) await demo.moveClock(move);
    if (!c.req.header("hx-request")) return c.redirect("/", 303);
    return c.html(renderClock(c.get("visitor"), now()));
  });

  routes.get("/demo/payloads/:id{[0-9]+}", async (c) => {
    const visitor = c.get("visitor");
    const message = await conversation.find(visitor, BigInt(c.req.param("id")));
    const content = message && turnedContent(message.content);
    if (!content) return c.notFound();
    return c.html(renderPayloads(demo.payloadsOf(content), visitor.locale, assets));
  });

  return routes;
}
