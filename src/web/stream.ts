/** The stream of a page: every bubble that is new or was replaced, as server-sent events. */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Streams } from "../chat/web/client.ts";
import type { Conversation } from "../chat/web/conversation.ts";
import { webLimits } from "../chat/web/limits.ts";
import type { Message } from "../chat/web/message.ts";
import type { Session, Visitor } from "./sessions.ts";

/** Replacements are noticed among this many of the newest bubbles. */
const watched = 60;

/** The longest a timer waits; a stream that is cut then comes back by itself. */
const longestTimerMs = 2 ** 31 - 1;

export type StreamParts = Readonly<{
  conversation: Conversation;
  streams: Streams;
  render: (message: Message, visitor: Visitor, previous?: Date) => Promise<string>;
  /** Other parts of the page; sent when changed. */
  aside?: (visitor: Visitor) => Promise<string>;
  /** Checked right before each push, so that a signed-out browser gets nothing more. */
  stillThere: () => Promise<boolean>;
  onError: (error: unknown) => void;
}>;

/** @param after id of the newest bubble that the page has */
export function streamBubbles(c: Context, session: Session, after: bigint, parts: StreamParts): Response {
  const { visitor } = session;
  let ring: () => void = () => {};
  let rung = true;
  let ended = false;
  const wake = () => {
    rung = true;
    ring();
  };
  const end = () => {
    ended = true;
    ring();
  };
  const { identityId } = visitor;
  const forget = parts.streams.listen({ identityId, sessionId: session.id, wake, end });
  if (!forget) return c.text("", 503, { "Retry-After": "5" });
  const left = session.expiresAt.getTime() - Date.now();
  const expiry = setTimeout(end, Math.min(Math.max(0, left), longestTimerMs));
  expiry.unref();
  // Proxies that buffer would hold every bubble back.
  c.header("X-Accel-Buffering", "no");

  return streamSSE(c, async (stream) => {
    stream.onAbort(end);
    /** @returns false when the session has ended: nothing was sent */
    const send = async (message: { data: string; id?: string; event?: string }): Promise<boolean> => {
      if (!ended && !(await parts.stillThere())) end();
      if (ended) return false;
      await stream.writeSSE(message);
      return true;
    };
    const push = newPush(visitor, after, parts, send);
    try {
      await stream.write(": here\n\n");
      while (!ended) {
        if (rung) {
          rung = false;
          if ((await push()) === "gap") {
            await send({ event: "reload", data: "gap" });
            return;
          }
          continue;
        }
        await quiet((resolve) => {
          ring = resolve;
        });
        if (rung || ended) continue;
        if (!(await parts.stillThere())) return;
        await stream.write(": still here\n\n");
      }
    } catch (error) {
      if (!ended) parts.onError(error);
    } finally {
      clearTimeout(expiry);
      forget();
    }
  });
}

/** Resolves when it is rung, or when it is time for a sign of life. */
async function quiet(hang: (resolve: () => void) => void): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, webLimits.heartbeatMs);
    hang(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** @returns a function that sends what this page lacks; "gap" when it has missed more than is watched */
function newPush(
  visitor: Visitor,
  after: bigint,
  parts: StreamParts,
  send: (message: { data: string; id?: string }) => Promise<boolean>,
): () => Promise<"done" | "gap"> {
  // A bubble that was replaced before the page came may be sent again; the page knows revisions and drops it.
  const has = new Map<bigint, number>();
  let newest = after;
  let aside = "";

  return async () => {
    const marks = await parts.conversation.marks(visitor, watched);
    if (marks.length === watched && after > 0n && (marks[0]?.id ?? 0n) > newest) return "gap";
    const lacking = marks.filter(({ id, revision }) => (has.get(id) ?? (id <= after ? 1 : 0)) < revision);
    const bubbles = await parts.conversation.some(
      visitor,
      lacking.map(({ id }) => id),
    );
    for (const { message, previous } of bubbles) {
      const data = await parts.render(message, visitor, previous);
      if (message.id > newest) newest = message.id;
      has.set(message.id, message.revision);
      if (!(await send({ data, id: String(newest) }))) return "done";
    }
    const beside = (await parts.aside?.(visitor)) ?? "";
    if (beside !== aside && !(await send({ data: beside }))) return "done";
    aside = beside;
    return "done";
  };
}
