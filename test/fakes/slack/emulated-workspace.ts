import { createEmulator } from "emulate";
import type { Json } from "../../judges/payload-walk.ts";

/** A person to seed; `name` is the handle. */
export type SlackPerson = {
  name: string;
  realName?: string;
  email?: string;
  /** False: Slack has not confirmed the address; null: it does not say. */
  emailConfirmed?: boolean | null;
  /** IANA zone. */
  tz?: string;
  /** As Slack writes it: zh-CN, en-US. */
  locale?: string;
  isAdmin?: boolean;
  isOwner?: boolean;
  /** A single- or multi-channel guest. */
  isGuest?: boolean;
  isDeleted?: boolean;
  /** The team of a person from another company, met through a shared channel. */
  foreignTeam?: string;
};

/** What a test changes here, Slack answers from then on. */
export type SeededPerson = Required<Omit<SlackPerson, "email" | "foreignTeam">> &
  Readonly<{
    foreignTeam: string | undefined;
    id: string;
    email: string;
    /** The direct message channel with the bot. */
    im: string;
  }>;

export type Workspace = {
  teamId: string;
  /** The team that payloads to the bot name: ours, unless a test plays another one; undefined: none. */
  claimedTeam: string | undefined;
  domain: string;
  appId: string;
  bot: { id: string; name: string; botId: string };
  people: SeededPerson[];
  channels: { id: string; name: string }[];
  /** emulate's own address. */
  url: string;
  /** Calls a method of emulate as the bot, bypassing recording, limits and judge. */
  call(method: string, args?: Json): Promise<Json>;
  /** Passes a request of the bot on, with body and type unchanged. */
  forward(path: string, body: Buffer, contentType: string): Promise<Response>;
  /** A fresh trigger id: three seconds, single use; with the view's id it allows a push onto that view. */
  trigger(userId: string, viewId?: string): Promise<string>;
  /** The owner of a trigger id, if it is one of ours. */
  ownerOf(triggerId: string): string | undefined;
  close(): Promise<void>;
};

export type WorkspaceSeed = Readonly<{
  people: SlackPerson[];
  channels: string[];
  botName: string;
  scopes: string[];
}>;

// emulate answers 403 after 5,000 calls with one token; rotating tokens of the one bot get a benchmark
// through.
const tokens = Array.from({ length: 100 }, (_, index) => `xoxb-emulate-${index}`);
const bot = { user_id: "U0BOT00001", bot_id: "B0BOT00001", app_id: "A0LOUDOU01" };

/** emulate as Slack's Web API, with a team, people who can be talked to, and the bot. */
export async function startWorkspace(seed: WorkspaceSeed): Promise<Workspace> {
  const { botName: name, scopes } = seed;
  const emulator = await createEmulator({
    service: "slack",
    port: 0,
    seed: {
      tokens: Object.fromEntries(tokens.map((token) => [token, { login: bot.user_id, scopes }])),
      slack: {
        team: { name: "ACME Sales", domain: "acme-sales" },
        users: seed.people.map((person) => ({
          name: person.name,
          real_name: person.realName ?? person.name,
          email: emailOf(person),
          is_admin: person.isAdmin ?? person.isOwner ?? false,
        })),
        channels: seed.channels.map((channel) => ({ name: channel })),
        oauth_apps: [
          {
            client_id: "1.2",
            client_secret: "none",
            app_id: bot.app_id,
            name,
            redirect_uris: ["http://127.0.0.1/none"],
            scopes,
            bot_id: bot.bot_id,
            bot_user_id: bot.user_id,
            bot_name: name.toLowerCase(),
          },
        ],
        tokens: tokens.map((token) => ({
          token,
          scopes,
          ...bot,
          bot_user_id: bot.user_id,
        })),
      },
    },
  });
  let calls = 0;
  const token = () => tokens[calls++ % tokens.length]!;

  async function forward(path: string, body: Buffer, contentType: string): Promise<Response> {
    return fetch(`${emulator.url}${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token()}`, "content-type": contentType },
      body: new Uint8Array(body),
    });
  }
  async function call(method: string, args: Json = {}): Promise<Json> {
    const response = await forward(`/api/${method}`, Buffer.from(JSON.stringify(args)), "application/json");
    return (await response.json()) as Json;
  }

  const { members } = (await call("users.list", { limit: 1000 })) as {
    members: { id: string; name: string }[];
  };
  const { channels } = (await call("conversations.list", { limit: 1000 })) as {
    channels: { id: string; name: string }[];
  };
  const { team_id } = (await call("auth.test")) as { team_id: string };
  const people = await Promise.all(
    seed.people.map(async (person): Promise<SeededPerson> => {
      const id = members.find((member) => member.name === person.name)!.id;
      const opened = (await call("conversations.open", { users: id })) as { channel: { id: string } };
      return {
        id,
        name: person.name,
        realName: person.realName ?? person.name,
        email: emailOf(person),
        emailConfirmed: person.emailConfirmed === undefined ? true : person.emailConfirmed,
        tz: person.tz ?? "Asia/Shanghai",
        locale: person.locale ?? "en-US",
        isAdmin: person.isAdmin ?? person.isOwner ?? false,
        isOwner: person.isOwner ?? false,
        isGuest: person.isGuest ?? false,
        isDeleted: person.isDeleted ?? false,
        foreignTeam: person.foreignTeam,
        im: opened.channel.id,
      };
    }),
  );
  const triggers = new Map<string, string>();
  return {
    url: emulator.url,
    teamId: team_id,
    claimedTeam: team_id,
    domain: "acme-sales",
    appId: bot.app_id,
    bot: { id: bot.user_id, name: name.toLowerCase(), botId: bot.bot_id },
    people,
    channels,
    call,
    forward,
    trigger: async (userId, viewId) => {
      const { trigger_id } = await call("views.generateTriggerId", {
        user_id: userId,
        ...(viewId ? { view_id: viewId } : {}),
      });
      triggers.set(String(trigger_id), userId);
      return String(trigger_id);
    },
    ownerOf: (triggerId) => triggers.get(triggerId),
    close: () => emulator.close(),
  };
}

const emailOf = (person: SlackPerson): string => person.email ?? `${person.name}@acme.example`;
