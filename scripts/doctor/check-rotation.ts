import { z } from "zod";
import type { Config } from "../../src/config/config.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import type { Words } from "./words.ts";

/** As /readyz tells it of each chat. */
const told = z.object({
  since: z.iso.datetime(),
  current: z.iso.datetime().optional(),
  previous: z.iso.datetime().optional(),
});

/** A platform that has not used the previous secret for so long has changed over. In milliseconds. */
const quietMs = 3_600_000;

/** Settings that hold a previous secret, by chat. */
const previousSecrets = ({ slack, lark }: Config): Readonly<Record<string, readonly string[]>> => ({
  slack: slack?.previousSigningSecret ? ["SLACK_SIGNING_SECRET_PREVIOUS"] : [],
  lark: [
    ...(lark?.previousEncryptKey ? ["LARK_ENCRYPT_KEY_PREVIOUS"] : []),
    ...(lark?.previousVerificationToken ? ["LARK_VERIFICATION_TOKEN_PREVIOUS"] : []),
  ],
});

/**
 * Whether previous secrets are still in use.
 * @param chats what the running bot says of its chats; undefined where it does not run here
 */
export function checkRotation(
  config: Config,
  words: Words,
  chats: Readonly<Record<string, { rotation?: unknown }>> | undefined,
  now: number,
): Finding[] {
  return Object.entries(previousSecrets(config)).flatMap(([chat, names]) => {
    if (names.length === 0) return [];
    const name = names.join(", ");
    if (!chats) return [unknown(words.rotationLater(name))];
    const state = told.safeParse(chats[chat]?.rotation).data;
    // Over Socket Mode and the long connection nothing is signed.
    if (!state) return [bad(words.rotationUnused(name), words.rotationDoneCure(name))];
    const ago = (at: string) => now - Date.parse(at);
    if (state.previous && ago(state.previous) < quietMs)
      return [good(words.rotationInUse(name, Math.round(ago(state.previous) / 60_000)))];
    const isOver = state.current !== undefined && ago(state.previous ?? state.since) >= quietMs;
    return [
      isOver
        ? bad(words.rotationDone(name), words.rotationDoneCure(name))
        : unknown(words.rotationWaits(name)),
    ];
  });
}
