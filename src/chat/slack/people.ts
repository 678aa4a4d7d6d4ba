/** Who a person is at Slack, and which conversation is theirs and the bot's alone. */
import type { Profile } from "../inbound.ts";
import type { SlackClient } from "./client.ts";
import { limits } from "./limits.ts";

/** Ids of direct messages with the bot by user id; they never change. */
const mostRemembered = 20_000;

export class People {
  readonly #client: SlackClient;
  readonly #directMessages = new Map<string, string>();

  constructor(client: SlackClient) {
    this.#client = client;
  }

  /**
   * Slack vouches for a confirmed address of a person of the team itself; a stranger from a shared channel
   * brings an address that another company administers.
   */
  async profile(user: string, team: string): Promise<Profile> {
    const { user: found } = await this.#client.quick.users.info({ user, include_locale: true });
    const { profile } = found ?? {};
    const vouched =
      found?.is_email_confirmed !== false &&
      !found?.is_bot &&
      !found?.is_stranger &&
      (found?.team_id === undefined || found.team_id === team);
    return {
      name: profile?.real_name || found?.real_name || profile?.display_name || found?.name || user,
      email: vouched ? profile?.email : undefined,
      locale: found?.locale,
      zone: found?.tz,
      isOwner: Boolean(found?.is_owner || found?.is_admin || found?.is_primary_owner),
    };
  }

  /** Told by events that come from there. */
  remember(user: string, channel: string): void {
    if (this.#directMessages.size >= mostRemembered) this.#directMessages.clear();
    this.#directMessages.set(user, channel);
  }

  /** The conversation of this person and the bot; costs a call when it is not known yet. */
  async directMessage(user: string): Promise<string> {
    const known = this.#directMessages.get(user);
    if (known) return known;
    const { channel } = await this.#client.patient.conversations.open({ users: user });
    if (!channel?.id) throw new Error("conversations.open named no channel");
    this.remember(user, channel.id);
    return channel.id;
  }

  /** The same for somebody who waits for an acknowledgement; undefined when Slack does not tell it at once. */
  async directMessageSoon(user: string): Promise<string | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const later = new Promise<undefined>((resolve) => {
      timer = setTimeout(resolve, limits.askPlaceMs, undefined);
    });
    const asked = this.directMessage(user).catch(() => undefined);
    return Promise.race([asked, later]).finally(() => clearTimeout(timer));
  }

  /**
   * Is this channel the person's own with the bot? Two people's direct messages look the same, and an answer
   * posted there would be read by the other one; when in doubt it is not.
   */
  async isPrivate(user: string, channel: string): Promise<boolean> {
    if (!channel.startsWith("D")) return false;
    return (await this.directMessageSoon(user)) === channel;
  }
}
