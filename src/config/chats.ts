/** Slack and Lark: what connects us to each. */
import { z } from "zod";
import type { Read, Written } from "./written.ts";

const secretOfSlack = z
  .string()
  .min(16, "is too short. Copy it from the Slack app's Basic Information page")
  .optional();

export const chatSettings = {
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/, "is not a bot token. Bot tokens start with xoxb-")
    .optional(),
  SLACK_SIGNING_SECRET: secretOfSlack,
  SLACK_SIGNING_SECRET_PREVIOUS: secretOfSlack,
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/, "is not an app-level token. They start with xapp-")
    .optional(),
  SLACK_API_URL: z
    .url({ error: "is not an address. Leave it out, or use one that ends in /api/", abort: true })
    .endsWith("/api/", "must end in /api/")
    .optional(),
  LARK_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, "is not an App ID, which is cli_ followed by 16 characters")
    .optional(),
  LARK_APP_SECRET: z.string().min(1).optional(),
  LARK_VERIFICATION_TOKEN: z.string().optional(),
  LARK_VERIFICATION_TOKEN_PREVIOUS: z.string().optional(),
  LARK_ENCRYPT_KEY: z.string().optional(),
  LARK_ENCRYPT_KEY_PREVIOUS: z.string().optional(),
  LARK_TRANSPORT: z
    .enum(["websocket", "webhook"], "is not a transport. Use websocket or webhook")
    .default("websocket"),
  LARK_DOMAIN: z
    .union(
      [z.enum(["feishu", "lark"]), z.url("is not a domain. Use feishu, lark, or an address")],
      "is not a domain. Use feishu, lark, or an address",
    )
    .default("feishu")
    .transform((domain) => domain.replace(/\/+$/, "")),
};

type Env = Read<typeof chatSettings>;

export type SlackConfig = Readonly<{
  botToken: string;
  signingSecret: string | undefined;
  /** Also good while the secret is rotated. */
  previousSigningSecret?: string | undefined;
  appToken: string | undefined;
  apiUrl: string | undefined;
}>;
export type LarkConfig = Readonly<{
  appId: string;
  appSecret: string;
  verificationToken: string | undefined;
  encryptKey: string | undefined;
  /** Also good while they are rotated. */
  previousVerificationToken?: string | undefined;
  previousEncryptKey?: string | undefined;
  transport: "websocket" | "webhook";
  /** "feishu", "lark", or an address without a trailing slash. */
  domain: string;
}>;

export function problemsOfChats(env: Written): string[] {
  const problems: string[] = [];
  const slackParts = ["SLACK_SIGNING_SECRET", "SLACK_APP_TOKEN"].filter((name) => env[name]);
  if (slackParts.length > 0 && !env.SLACK_BOT_TOKEN) {
    problems.push(
      `SLACK_BOT_TOKEN is missing although ${slackParts.join(" and ")} is set. Copy it from the Slack app's OAuth & Permissions page`,
    );
  }
  if (env.SLACK_BOT_TOKEN && slackParts.length === 0) {
    problems.push(
      "SLACK_SIGNING_SECRET (for HTTP) or SLACK_APP_TOKEN (for Socket Mode) is missing. Without either, no Slack request can be verified",
    );
  }
  if (Boolean(env.LARK_APP_ID) !== Boolean(env.LARK_APP_SECRET)) {
    problems.push(
      `${env.LARK_APP_ID ? "LARK_APP_SECRET" : "LARK_APP_ID"} is missing. Copy both from the app's Credentials & Basic Info page`,
    );
  }
  if (
    env.LARK_APP_ID &&
    env.LARK_TRANSPORT === "webhook" &&
    !(env.LARK_ENCRYPT_KEY && env.LARK_VERIFICATION_TOKEN)
  ) {
    problems.push(
      "LARK_ENCRYPT_KEY and LARK_VERIFICATION_TOKEN are both required for LARK_TRANSPORT=webhook. Without them no request can be verified",
    );
  }
  return [...problems, ...problemsOfRotation(env)];
}

/** A previous secret goes beside the one that takes its place. */
function problemsOfRotation(env: Written): string[] {
  return ["SLACK_SIGNING_SECRET", "LARK_VERIFICATION_TOKEN", "LARK_ENCRYPT_KEY"].flatMap((name) => {
    const previous = env[`${name}_PREVIOUS`];
    if (previous === undefined) return [];
    if (env[name] === undefined)
      return [`${name}_PREVIOUS is set without ${name}. The secret that is good from now on goes there`];
    return env[name] === previous ? [`${name}_PREVIOUS is the same as ${name}. Remove it`] : [];
  });
}

export const toChats = (
  env: Env,
): Readonly<{ slack: SlackConfig | undefined; lark: LarkConfig | undefined }> => ({
  slack: env.SLACK_BOT_TOKEN
    ? {
        botToken: env.SLACK_BOT_TOKEN,
        signingSecret: env.SLACK_SIGNING_SECRET,
        previousSigningSecret: env.SLACK_SIGNING_SECRET_PREVIOUS,
        appToken: env.SLACK_APP_TOKEN,
        apiUrl: env.SLACK_API_URL,
      }
    : undefined,
  lark:
    env.LARK_APP_ID && env.LARK_APP_SECRET
      ? {
          appId: env.LARK_APP_ID,
          appSecret: env.LARK_APP_SECRET,
          verificationToken: env.LARK_VERIFICATION_TOKEN,
          encryptKey: env.LARK_ENCRYPT_KEY,
          previousVerificationToken: env.LARK_VERIFICATION_TOKEN_PREVIOUS,
          previousEncryptKey: env.LARK_ENCRYPT_KEY_PREVIOUS,
          transport: env.LARK_TRANSPORT,
          domain: env.LARK_DOMAIN,
        }
      : undefined,
});
