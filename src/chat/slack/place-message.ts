/** Shows a message where its cause came from, by the first way that works. */
import { randomUUID } from "node:crypto";
import type { Logger as Log } from "pino";
import type { SlackClient } from "./client.ts";
import { slackWord, toSendError } from "./errors.ts";
import { findPosted, keyed } from "./find-posted.ts";
import type { Origin } from "./origin.ts";
import type { People } from "./people.ts";
import type { Shown } from "./pictures.ts";
import type { SlackMessage } from "./render-card.ts";

export type PlaceParts = Readonly<{ client: SlackClient; people: People; log: Log }>;

type Way = () => Promise<Shown>;

/** An answer waits this often for its turn when Slack says "later"; a delivery has the queue for that. */
const patience = { rounds: 3, seconds: 10 } as const;

/**
 * In the person's own conversation with the bot it is a message; anywhere else only they see it, because a card
 * may not be meant for everyone in the channel.
 * @param replace put it in place of the message that the pressed button is in
 * @throws the last way's error when none worked, for example `invalid_blocks`
 */
export async function placeMessage(
  parts: PlaceParts,
  origin: Origin,
  message: SlackMessage,
  replace: boolean,
): Promise<Shown> {
  const ways = [
    ...(replace ? replacements(parts, origin, message) : []),
    ...postings(parts, origin, message),
  ];
  for (let round = 1; ; round++) {
    const { shown, failure } = await firstThatWorks(ways, parts.log);
    if (shown) return shown;
    const { code, retryAfterSeconds = 1 } = toSendError(failure, true);
    if (code !== "ratelimited" || round === patience.rounds || retryAfterSeconds > patience.seconds)
      throw failure;
    await new Promise((resolve) => setTimeout(resolve, retryAfterSeconds * 1000));
  }
}

/** @returns `failure`: why none worked */
async function firstThatWorks(ways: readonly Way[], log: Log): Promise<{ shown?: Shown; failure?: unknown }> {
  let failure: unknown = new Error("There is no way to show a message here");
  for (const way of ways) {
    try {
      return { shown: await way() };
    } catch (error) {
      // It may be there already: another way could show it twice.
      if (toSendError(error, true).doubtful) throw error;
      // Nor would it take the same blocks there.
      if (slackWord(error) === "invalid_blocks") throw error;
      log.info({ error: String(error) }, "One way to show a message did not work");
      failure = error;
    }
  }
  return { failure };
}

/**
 * A response_url replaces whatever the button is in, even what only one person sees, but five times within 30
 * minutes. We use at most three, and a form may stay open for longer: then chat.update does it.
 */
function replacements({ client }: PlaceParts, origin: Origin, message: SlackMessage): Way[] {
  const { responseUrl, channel, message: ts, ephemeral } = origin;
  const ways: Way[] = [];
  if (!ts) return ways;
  const respond = (message: SlackMessage) =>
    client.respond(responseUrl!, { replace_original: true, ...message });
  if (responseUrl) ways.push(async () => respond(message).then(() => ({ update: respond })));
  const { update } = editable(client, channel, ts);
  if (!ephemeral && channel !== "") ways.push(async () => update(message).then(() => ({ update })));
  return ways;
}

function postings({ client, people }: PlaceParts, origin: Origin, message: SlackMessage): Way[] {
  const { responseUrl, channel, user, thread } = origin;
  const post = async (to: string, more: { thread_ts?: string } = {}) => {
    const { chat } = client.patient;
    const key = randomUUID();
    const where = { channel: to, ...more, mrkdwn: false, ...unfurlNothing, metadata: keyed("answer", key) };
    try {
      const posted = await chat.postMessage({ ...where, ...message });
      return editable(client, posted.channel ?? to, posted.ts ?? "");
    } catch (error) {
      // Where only Slack's answer was lost, the message is there, and must not be followed by a sentence that it is not.
      if (!toSendError(error, true).doubtful) throw error;
      const ts = await findPosted(client, to, key, more.thread_ts).catch(() => undefined);
      if (ts === undefined) throw error;
      return editable(client, to, ts);
    }
  };
  const inThread = thread ? { thread_ts: thread } : {};
  const directly: Way = async () => post(await people.directMessage(user));
  const respond = (type: "ephemeral" | "in_channel"): Way[] =>
    responseUrl
      ? [
          async () => {
            await client.respond(responseUrl, { response_type: type, replace_original: false, ...message });
            return {};
          },
        ]
      : [];
  // A response_url is not counted against the one message a second that a conversation may get.
  if (origin.private) return [() => post(channel, inThread), ...respond("in_channel"), directly];
  const ways: Way[] = respond("ephemeral");
  if (channel !== "") {
    ways.push(async () => {
      await client.patient.chat.postEphemeral({ channel, user, ...message, ...inThread });
      return {};
    });
  }
  return [...ways, directly];
}

/** A message of ours in a conversation. @param ts its timestamp, by which Slack knows it */
const editable = ({ patient }: SlackClient, channel: string, ts: string) => ({
  update: (message: SlackMessage) => patient.chat.update({ channel, ts, ...message }),
});

/** Links in notes are plain text; don't unfurl them. */
export const unfurlNothing = { unfurl_links: false, unfurl_media: false } as const;
