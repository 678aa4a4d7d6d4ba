/** The boundary between Loudou and a chat. Three siblings implement it: slack, lark, web. */
import type { Hono } from "hono";
import type { Card } from "./card.ts";
import type { KeptFile } from "./file.ts";
import type { Inbound, PlatformName, Profile } from "./inbound.ts";
import type { Answer } from "./reply.ts";
import type { RotationState } from "./rotation.ts";

/** Hands a verified, normalised event to the product. Never throws for what a person did. */
export type Receive = (inbound: Inbound) => Promise<Answer>;

export type Outbound = Readonly<{
  /** One per message and recipient, at most 50 characters; equal in every attempt. */
  key: string;
  /** Slack team id, Lark tenant key, "web". */
  installation: string;
  /** Slack user or channel id, Lark open_id or chat id, web identity. */
  recipient: string;
  card: Card;
  /** Sent in the card's place, which then only says what it is. */
  file?: KeptFile | undefined;
  /** The platform's id of an earlier message whose place this one takes. */
  replaces?: string;
  /** An earlier attempt may have arrived: look before sending again where the platform does not dedupe. */
  doubtful: boolean;
  /**
   * Awaited right before each call that shows or deletes a message, with nothing slow in between: while this
   * process was stopped or asleep, another one may have sent the message. Costs nothing when it was confirmed
   * moments ago.
   * @throws SendError: then nothing may be sent
   */
  stillMine(): Promise<void>;
}>;

export type ChatState = Readonly<{ state: "starting" | "ready" | "failed" | "stopped"; detail?: string }>;

/** How often a platform is asked who we are: a token can be taken away at any time, and no event tells of it. */
export const askWhoWeAreMs = 30_000;

/** Called each time that a platform says it does not take our credentials, with its word for it. */
export type OnRefused = (platform: PlatformName, word: string) => void;

export type Chat = Readonly<{
  platform: PlatformName;
  /** What this chat answers on the one HTTP port, with full paths ("/slack/events"). */
  routes: Hono;
  /** Of these paths those that take a file: they count what comes, and refuse what is too much with a sentence. */
  filePaths?: readonly string[];
  /** Resolves when it accepts events or has begun to connect; an unreachable platform is a state, not an error. */
  start(receive: Receive): Promise<void>;
  /** Stops taking in, lets what is under way finish. */
  stop(): Promise<void>;
  state(): ChatState;
  /** Asks the platform now who we are, as it is by itself every `askWhoWeAreMs`; never rejects. Missing where nobody else is asked. */
  askWhoWeAre?(): Promise<void>;
  /** While a secret that its requests are verified by has a previous one that is good, too. */
  rotation?(): RotationState | undefined;
  /**
   * How long a message sent again under its key is still known to be the same one, in milliseconds; Infinity where it is
   * looked for, or its key is unique.
   */
  knowsKeysFor: number;
  /**
   * Sends one message and returns the platform's id of it.
   * @throws SendError, with what the delivery room needs to decide about another attempt
   */
  send(message: Outbound): Promise<{ ref: string }>;
  /** What the platform says of an account now, without its having spoken; missing where accounts are our own. */
  profileOf?(account: KnownAccount): Promise<Profile>;
}>;

/** `home`: its tenant, where that is not the installation's own. */
export type KnownAccount = Readonly<{ installation: string; externalId: string; home: string | null }>;

/** Why a message was not sent, in the words the retry layer needs. */
export class SendError extends Error {
  readonly code: string;
  /** Another attempt may succeed. */
  readonly retryable: boolean;
  /** It may have arrived all the same (time-out, 5xx, broken connection). */
  readonly doubtful: boolean;
  /** What the platform asked us to wait. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    message: string,
    options: {
      code: string;
      retryable: boolean;
      doubtful?: boolean;
      retryAfterSeconds?: number;
      cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.name = "SendError";
    this.code = options.code;
    this.retryable = options.retryable;
    this.doubtful = options.doubtful ?? false;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
