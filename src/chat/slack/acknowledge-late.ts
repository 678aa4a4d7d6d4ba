/**
 * Bolt acknowledges events before its listeners run: a crash in between would lose what a person wrote. Here an
 * event is acknowledged when its work is done, and Slack's redelivery meanwhile waits for the same work.
 */
import type { App, ReceiverEvent } from "@slack/bolt";

export type ProcessEvent = (event: ReceiverEvent) => Promise<void>;

export function acknowledgeLate(app: App): ProcessEvent {
  const underWay = new Map<string, Promise<void>>();
  return async (event) => {
    if (event.body.event === undefined) return app.processEvent(event);
    const id = String(event.body.event_id ?? "");
    const known = id === "" ? undefined : underWay.get(id);
    const work = known ?? app.processEvent({ ...event, ack: async () => {} });
    if (!known && id !== "") {
      underWay.set(id, work);
      const forget = () => underWay.delete(id);
      work.then(forget, forget);
    }
    await work;
    await event.ack();
  };
}
