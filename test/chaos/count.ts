/** Counts past the bot what became of everything: by SQL, and by what the platforms have seen. */
import { outboundKey } from "../../src/delivery/outbound-key.ts";
import type { SlackMessage } from "../fakes/slack/screen.ts";
import type { BusyPeople } from "./busy-people.ts";
import type { World } from "./world.ts";

export type Count = Readonly<{
  acknowledged: number;
  sent: number;
  /** Acknowledged, and not written. */
  lost: readonly string[];
  /** Written more than once. */
  twice: readonly string[];
  messages: number;
  /** Those of them that arrived on Lark. */
  onLark: number;
  /** Deliveries that are said to be sent and did not arrive just once, or are said not to be and did. */
  wrong: readonly string[];
  /** Given up because they may have arrived. */
  doubtful: number;
  /** Weeks in the order of their closes. */
  closedWeeks: readonly string[];
  /** Friday's digests that somebody was shown. */
  digests: number;
}>;

export async function countAll({ asks, people, slack, lark }: World): Promise<Count> {
  // Notes and reasons, by the deeds that they were written with.
  const remarks = await asks(`SELECT r."text" FROM "Event" e JOIN "Remark" r ON r."id" = e."remarkId"`);
  const deliveries = await asks(`SELECT "key", "state", "lastError" FROM "Delivery"`);
  const closed = await asks(`SELECT "week" FROM "ClosedWeek" ORDER BY "closedAt"`);
  const states = new Map(
    deliveries.map(({ key, state, lastError }) => [outboundKey(String(key)), { key, state, lastError }]),
  );
  // On Lark answers carry keys, too: those of deliveries are counted.
  const onLark = lark.messages.map(({ uuid }) => uuid).filter((key) => key !== undefined && states.has(key));
  const arrived = timesOf([...slack.messages.map(keyOf), ...onLark]);
  const wrong = [...states].flatMap(([carried, { key, state, lastError }]) => {
    const times = arrived.get(carried) ?? 0;
    const isOver = state === "superseded" || isTooLate(lastError, state);
    const isRight = state === "sent" ? times === 1 : isOver && times === 0;
    return isRight || isInDoubt(lastError, state)
      ? []
      : [`${key}: ${state} (${lastError}), arrived ${times} times`];
  });
  const unknown = [...arrived.keys()].filter((key) => !states.has(key));
  return {
    ...writtenOf(
      people,
      remarks.map(({ text }) => String(text)),
    ),
    messages: arrived.size,
    onLark: new Set(onLark).size,
    wrong: [...wrong, ...unknown.map((key) => `${key}: arrived, and there is no row of it`)],
    doubtful: [...states.values()].filter(({ lastError, state }) => isInDoubt(lastError, state)).length,
    closedWeeks: closed.map(({ week }) => String(week)),
    digests: digestsIn(slack.messages),
  };
}

/** What an outage outlasted: it would only disturb, is not sent, and admins are told. */
const isTooLate = (lastError: unknown, state: unknown): boolean =>
  state === "dead" && String(lastError).startsWith("too late to be of use");

/** What nobody can know: it is given up, counted in the metrics and told to the admins. */
const isInDoubt = (lastError: unknown, state: unknown): boolean =>
  state === "dead" && String(lastError).startsWith("may have arrived");

/** A delivery's key as Slack carries it; answers have keys of their own. */
const keyOf = ({ metadata }: SlackMessage): string | undefined =>
  metadata?.event_type === "loudou_delivery"
    ? (metadata.event_payload as { key?: string } | undefined)?.key
    : undefined;

/** How many of Friday's digests were shown to somebody. */
export const digestsIn = (messages: readonly SlackMessage[]): number =>
  messages.filter((one) => keyOf(one) !== undefined && /^(周五漏斗|Friday funnel) · /m.test(one.text)).length;

function writtenOf({ acknowledged, sent }: BusyPeople, texts: readonly string[]) {
  const written = timesOf(texts);
  return {
    acknowledged: acknowledged.size,
    sent: sent.size,
    lost: [...acknowledged].filter((text) => !written.has(text)),
    twice: [...sent].filter((text) => (written.get(text) ?? 0) > 1),
  };
}

function timesOf(texts: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
