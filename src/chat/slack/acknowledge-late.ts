/**
 * Bolt acknowledges events before its listeners run: a crash in between would lose what a person wrote. Here an
 * event is acknowledged once it has taken effect, and Slack's redelivery meanwhile waits for the same work.
 * Showing the answer may take longer than the three seconds that Slack waits (a picture, a busy conversation).
 */
import type { App, Context, ReceiverEvent } from "@slack/bolt";

export type ProcessEvent = (event: ReceiverEvent) => Promise<void>;

const property = "loudouTakenIn";

/** Called by a listener once the work has taken effect and only showing it is left. */
export function takenIn(context: Context): void {
  const tell: unknown = context[property];
  if (typeof tell === "function") tell();
}

export function acknowledgeLate(app: App): ProcessEvent {
  /** By event id, while it is under way: settles when it may be acknowledged. */
  const underWay = new Map<string, Promise<void>>();
  return async (event) => {
    if (event.body.event === undefined) return app.processEvent(event);
    const id = String(event.body.event_id ?? "");
    const known = id === "" ? undefined : underWay.get(id);
    if (known) {
      await known;
      return event.ack();
    }
    const { promise: effect, resolve } = Promise.withResolvers<void>();
    const customProperties = { ...event.customProperties, [property]: resolve };
    const work = app.processEvent({ ...event, customProperties, ack: async () => {} });
    const ready = Promise.race([effect, work]);
    if (id !== "") {
      underWay.set(id, ready);
      const forget = () => underWay.delete(id);
      work.then(forget, forget);
    }
    await ready;
    await event.ack();
    await work;
  };
}
