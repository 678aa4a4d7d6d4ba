/** What comes in from a chat, already verified and normalised by that chat's `receive`. */
export type PlatformName = "slack" | "lark" | "web";

/** A person's profile as the platform tells it. `email` only when the platform vouches for it. */
export type Profile = Readonly<{
  name: string;
  email?: string;
  locale?: string;
  zone?: string;
  isOwner?: boolean;
}>;

export type Actor = Readonly<{
  /** Slack user id, Lark open_id, web identity. */
  externalId: string;
  /** Asked for only when the person is seen for the first time: it costs a call to the platform. */
  profile: () => Promise<Profile>;
}>;

export type Place = Readonly<{
  /** Channel or chat id on the platform. */
  channel: string;
  /** Only the person and the bot are here. */
  private: boolean;
  /** The message that a pressed button stands in. */
  message?: string;
}>;

export type InboundBase = Readonly<{
  platform: PlatformName;
  /** Slack team id, Lark tenant key, "web". */
  installation: string;
  /** Unique per event and equal in every redelivery of it. */
  eventId: string;
  actor: Actor;
  place: Place;
}>;

/** A line typed to the bot: "/deal advance ACME 目标客户" (the slash may be missing in a private chat). */
export type InboundCommand = InboundBase & Readonly<{ kind: "command"; line: string }>;
/** A pressed button. */
export type InboundAction = InboundBase &
  Readonly<{ kind: "action"; action: string; values: Readonly<Record<string, unknown>> }>;
/** A submitted form; `values` holds fields and hidden values alike. */
export type InboundSubmit = InboundBase &
  Readonly<{ kind: "submit"; action: string; formId: string; values: Readonly<Record<string, unknown>> }>;
/** The person opened the bot's home or said hello for the first time. */
export type InboundHome = InboundBase & Readonly<{ kind: "home" }>;

export type Inbound = InboundCommand | InboundAction | InboundSubmit | InboundHome;
