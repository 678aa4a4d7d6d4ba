/** What comes in from a chat, already verified, let through its gate and normalised by that chat's `receive`. */
import type { OfferedFile, TakenFile } from "./file.ts";
import type { Mention } from "./mention.ts";
import type { OurTenant } from "./our-tenant.ts";

export type PlatformName = "slack" | "lark" | "web";

/**
 * What an account is in our tenant. `guest`: limited to single channels; `external`: another company's, or not
 * known to be ours; `deleted`: also suspended.
 */
export const accountKinds = ["member", "guest", "external", "deleted"] as const;
export type AccountKind = (typeof accountKinds)[number];

/** A person's profile as the platform tells it. `email` only when the platform vouches for it. */
export type Profile = Readonly<{
  name: string;
  account: AccountKind;
  email?: string;
  locale?: string;
  /** The language in which they write, where the platform tells none: good for a first answer. */
  localeTyped?: string;
  zone?: string;
  /** The platform did not let us read it: the name is made up. */
  unread?: true;
  /** Owns or administers our tenant. */
  isOwner?: boolean;
}>;

export type Actor = Readonly<{
  /** Slack user id, Lark open_id, web identity. */
  externalId: string;
  /** The tenant this person belongs to, as the event tells; "" where it does not. */
  home: string;
  /** Asked for at first sight and now and then: it costs a call to the platform. */
  profile: () => Promise<Profile>;
}>;

export type Place = Readonly<{
  /** Channel or chat id on the platform. */
  channel: string;
  /** Only the person and the bot are here. */
  private: boolean;
  /** The message that a pressed button stands in. */
  message?: string;
  /** In the web chat, the signed-in browser. */
  session?: string;
}>;

export type InboundBase = Readonly<{
  platform: PlatformName;
  /** Slack team id, Lark tenant key, "web". */
  installation: OurTenant;
  /** Unique per event and equal in every redelivery of it. */
  eventId: string;
  actor: Actor;
  place: Place;
}>;

/** A line, and whom the names in it mean that were written as mentions. */
export type Spoken = Readonly<{ line: string; mentioned?: readonly Mention[] }>;

/** A line typed to the bot: "/deal advance ACME 目标客户" (the slash may be missing in a private chat). */
export type InboundCommand = InboundBase & Spoken & Readonly<{ kind: "command" }>;
/** A pressed button. */
export type InboundAction = InboundBase &
  Readonly<{ kind: "action"; action: string; values: Readonly<Record<string, unknown>> }>;
/** A submitted form; `values` holds fields and hidden values alike. */
export type InboundSubmit = InboundBase &
  Readonly<{
    kind: "submit";
    action: string;
    formId: string;
    values: Readonly<Record<string, unknown>>;
    /** It was closed instead: nothing is to be done, and nobody waits for an answer. */
    cancelled?: true;
  }>;
/** Files that were sent, and the words with them: "" or a note. */
export type InboundFile = InboundBase &
  Readonly<{ kind: "file"; line: string; files: readonly (OfferedFile | TakenFile)[] }>;
/** The person opened the bot's home or said hello for the first time. */
export type InboundHome = InboundBase & Readonly<{ kind: "home" }>;

/** The platform reports a changed account; nobody is waiting for an answer. */
export type InboundAccount = InboundBase & Readonly<{ kind: "account" }>;

/** Something a person says or does that gets an answer. */
export type Asking = InboundCommand | InboundAction | InboundSubmit | InboundFile | InboundHome;

export type Inbound = Asking | InboundAccount;
