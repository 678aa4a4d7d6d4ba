/** Who a person is at Slack, and which conversation is theirs and the bot's alone. */
import type { AccountKind, Profile } from "../inbound.ts";
import type { SlackClient } from "./client.ts";
import { limits } from "./limits.ts";

const mostRemembered = 20_000;
/** People rename themselves; a name that was asked for is good for so long, in milliseconds. */
const nameIsGoodMs = 3_600_000;

export class People {
  readonly #client: SlackClient;
  /** Ids of direct messages with the bot by user id; they never change. */
  readonly #directMessages = new Map<string, string>();
  readonly #names = new Map<string, { name: string; until: number }>();

  constructor(client: SlackClient) {
    this.#client = client;
  }

  /**
   * Slack vouches for the confirmed address of a full account of our own tenant; a stranger from a shared
   * channel has an address that another company administers. What Slack does not say counts as no.
   * @param tenant our team, or organisation
   */
  async profile(user: string, tenant: string): Promise<Profile> {
    const { user: found } = await this.#client.quick.users.info({ user, include_locale: true });
    const account = accountOf(found, tenant);
    return {
      name: nameOf(found) ?? user,
      account,
      email: account === "member" && found?.is_email_confirmed === true ? found.profile?.email : undefined,
      locale: found?.locale,
      zone: found?.tz,
      // Not `is_admin`: a chat admin doesn't need to see every deal.
      isOwner: account === "member" && (found?.is_owner === true || found?.is_primary_owner === true),
    };
  }

  /** A mentioned person's name; undefined if Slack doesn't answer in time. */
  async nameSoon(user: string): Promise<string | undefined> {
    const known = this.#names.get(user);
    if (known && known.until > Date.now()) return known.name;
    const asked = this.#client.quick.users.info({ user }).then(({ user: found }) => {
      const name = nameOf(found);
      if (this.#names.size >= mostRemembered) this.#names.clear();
      if (name) this.#names.set(user, { name, until: Date.now() + nameIsGoodMs });
      return name;
    });
    return soon(asked);
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

  /** The same, within the acknowledgement's deadline; undefined if Slack doesn't answer in time. */
  async directMessageSoon(user: string): Promise<string | undefined> {
    return soon(this.directMessage(user));
  }

  /**
   * Is this channel the person's own with the bot? Direct messages between two people look the same, and an
   * answer posted there would be read by the other one; when in doubt, no.
   */
  async isPrivate(user: string, channel: string): Promise<boolean> {
    if (!channel.startsWith("D")) return false;
    return (await this.directMessageSoon(user)) === channel;
  }
}

type Account = Readonly<{
  team_id?: string;
  enterprise_user?: Readonly<{ enterprise_id?: string; teams?: string[] }>;
  deleted?: boolean;
  is_bot?: boolean;
  is_stranger?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
}>;

function accountOf(found: Account | undefined, tenant: string): AccountKind {
  if (found?.deleted) return "deleted";
  const { team_id, enterprise_user } = found ?? {};
  const tenants = [team_id, enterprise_user?.enterprise_id, ...(enterprise_user?.teams ?? [])];
  if (!found || found.is_stranger || found.is_bot || !tenants.includes(tenant)) return "external";
  return found.is_restricted || found.is_ultra_restricted ? "guest" : "member";
}

type Found = Readonly<{
  name?: string;
  real_name?: string;
  profile?: Readonly<{ real_name?: string; display_name?: string }>;
}>;

const nameOf = (found: Found | undefined): string | undefined =>
  found?.profile?.real_name || found?.real_name || found?.profile?.display_name || found?.name || undefined;

/** Within the acknowledgement's deadline: the answer, or undefined if it is late or an error. */
async function soon<T>(asked: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const later = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, limits.askPlaceMs, undefined);
  });
  return Promise.race([asked.catch(() => undefined), later]).finally(() => clearTimeout(timer));
}
