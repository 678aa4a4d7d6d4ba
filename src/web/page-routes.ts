/** What a signed-in browser loads: the page, its stream, what came earlier. */

import { Hono } from "hono";
import type { Temporal } from "temporal-polyfill";
import { type BubbleSetting, renderBubble } from "../chat/web/bubble.ts";
import type { Streams } from "../chat/web/client.ts";
import type { Conversation } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Message } from "../chat/web/message.ts";
import type { Assets } from "./assets.ts";
import type { ComposerParts } from "./composer.ts";
import { renderDemoBar } from "./demo-bar.ts";
import type { DemoParts } from "./demo-routes.ts";
import { themeOf } from "./login-routes.ts";
import { renderEarlier, renderPage } from "./page.ts";
import type { Sessions, Visitor, WithVisitor } from "./sessions.ts";
import { streamBubbles } from "./stream.ts";
import type { Today } from "./today.ts";
import { renderUnread, Unread } from "./unread.ts";
import { renderWelcome } from "./welcome.ts";

export function pageRoutes(parts: {
  conversation: Conversation;
  streams: Streams;
  sessions: Sessions;
  assets: Assets;
  now: () => Temporal.Instant;
  demo: DemoParts | undefined;
  composer: ComposerParts;
  today(visitor: Visitor): Promise<Today>;
  onError: (error: unknown) => void;
}): Hono<WithVisitor> {
  const { conversation, streams, sessions, assets, now, demo, composer, today, onError } = parts;
  const routes = new Hono<WithVisitor>();
  const unread = new Unread(conversation);

  const render = (message: Message, visitor: Visitor, previous?: Date): Promise<string> => {
    const { locale, zone } = visitor;
    const setting: BubbleSetting = { locale, zone, payloads: demo !== undefined, now: now(), onError };
    return renderBubble(message, setting, previous);
  };
  const renderAll = (messages: readonly Message[], visitor: Visitor): Promise<string[]> =>
    Promise.all(messages.map((message, at) => render(message, visitor, messages[at - 1]?.at)));

  const unreadMarks = async (demoParts: DemoParts, reader: Visitor): Promise<string> => {
    const counts = await unread.counts(await demoParts.personas(), reader);
    return [...counts].map(([identity, count]) => renderUnread(identity, count, reader, true)).join("");
  };

  /** One more than is shown tells whether there are earlier ones. */
  const slice = async (visitor: Visitor, before?: bigint) => {
    const found = await conversation.newest(visitor, webLimits.bubblesAtOnce + 1, before);
    const shown = found.slice(-webLimits.bubblesAtOnce);
    return { shown, earlierThan: found.length > shown.length ? shown[0]?.id : undefined };
  };

  routes.get("/", async (c) => {
    const visitor = c.get("visitor");
    const { shown, earlierThan } = await slice(visitor);
    const last = shown.at(-1)?.id ?? 0n;
    unread.saw(visitor.identityId, last);
    const personas = demo && (await demo.personas());
    const hour = now().toZonedDateTimeISO(visitor.zone).hour;
    c.header("Cache-Control", "no-store");
    return c.html(
      renderPage({
        visitor,
        theme: themeOf(c),
        assets,
        bubbles: await renderAll(shown, visitor),
        last,
        earlierThan,
        welcome:
          earlierThan === undefined
            ? renderWelcome(visitor, hour, await today(visitor), await demo?.language())
            : undefined,
        composer,
        demoBar: personas && renderDemoBar(visitor, personas, now(), await unread.counts(personas, visitor)),
      }),
    );
  });

  routes.get("/earlier", async (c) => {
    const visitor = c.get("visitor");
    const before = numberOf(c.req.query("before"));
    if (before === undefined) return c.notFound();
    const { shown, earlierThan } = await slice(visitor, before);
    const bubbles = (await renderAll(shown, visitor)).join("");
    if (earlierThan === undefined) return c.html(bubbles);
    return c.html(`${await renderEarlier(earlierThan, visitor.locale)}${bubbles}`);
  });

  routes.get("/stream", (c) => {
    const session = c.get("session");
    const after = numberOf(c.req.header("last-event-id")) ?? numberOf(c.req.query("after")) ?? 0n;
    return streamBubbles(c, session, after, {
      conversation,
      streams,
      render: async (message, reader, previous) => {
        unread.saw(reader.identityId, message.id);
        return render(message, reader, previous);
      },
      aside: demo && ((reader) => unreadMarks(demo, reader)),
      stillThere: async () => (await sessions.alive([session.id])).has(session.id),
      onError,
    });
  });

  return routes;
}

const numberOf = (text: string | undefined): bigint | undefined =>
  text !== undefined && /^\d{1,18}$/.test(text) ? BigInt(text) : undefined;
