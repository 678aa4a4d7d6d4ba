/** The content of a message → the line that was typed. Pure. */
import { z } from "zod";
import type { Spoken } from "../inbound.ts";
import { asOneWord } from "../mention.ts";
import type { Mention } from "./events.ts";

const textContent = z.object({ text: z.string() });
const run = z.object({
  tag: z.string(),
  text: z.string().optional(),
  href: z.string().optional(),
  user_id: z.string().optional(),
});
const postContent = z.object({
  title: z.string().optional(),
  content: z.array(z.array(run.catch({ tag: "" }))),
});

/**
 * @param botOpenId undefined while it is not known yet: then the first mention is taken for the bot
 * @returns undefined for pictures, files and other messages without text
 */
export function messageLine(
  message: Readonly<{ message_type: string; content: string; mentions?: readonly Mention[] }>,
  botOpenId: string | undefined,
): Spoken | undefined {
  const raw = rawText(message.message_type, message.content);
  return raw === undefined ? undefined : withoutPlaceholders(raw, message.mentions ?? [], botOpenId);
}

function rawText(type: string, content: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (type === "text") return textContent.safeParse(parsed).data?.text;
  if (type !== "post") return undefined;
  const post = postContent.safeParse(parsed).data;
  if (!post) return undefined;
  // A mention in a post names its placeholder in user_id.
  const lines = post.content.map((runs) => runs.map((one) => linked(one) ?? one.user_id ?? "").join(""));
  return [post.title ?? "", ...lines].filter(Boolean).join("\n");
}

/** A link's address, too, unless the text is the address already: Lark makes links of whatever looks like one. */
function linked({ text, href }: z.infer<typeof run>): string | undefined {
  const bare = (address: string) => address.replace(/^(https?:\/\/|mailto:|tel:)/i, "").replace(/\/$/, "");
  return text && href && bare(href) !== bare(text) ? `${text} (${href})` : text;
}

/** "@_user_1 /deal list @_user_2" → "/deal list Lee": the bot's mention goes, other people's become their names. */
function withoutPlaceholders(
  text: string,
  mentions: readonly Mention[],
  botOpenId: string | undefined,
): Spoken {
  const bot =
    mentions.find((mention) => mention.id.open_id === botOpenId) ?? (botOpenId ? undefined : mentions[0]);
  // Longer keys first: @_user_1 is the beginning of @_user_12.
  const keys = [...mentions].sort((one, other) => other.key.length - one.key.length);
  const named = keys.reduce(
    (line, mention) =>
      mention.key
        ? line.replaceAll(mention.key, () => (mention === bot ? " " : asOneWord(mention.name).word))
        : line,
    text.replaceAll("@_all", " "),
  );
  return {
    line: named.replace(/[ \t]+/g, " ").trim(),
    mentioned: mentions.flatMap((mention) =>
      mention !== bot && mention.id.open_id
        ? [{ name: asOneWord(mention.name).name, externalId: mention.id.open_id }]
        : [],
    ),
  };
}

/** In a group, only messages that mention the bot are for it, even if the app may read everything. */
export function isToBot(mentions: readonly Mention[] | undefined, botOpenId: string | undefined): boolean {
  if (!mentions || mentions.length === 0) return false;
  return mentions.some(({ key, id }) =>
    botOpenId === undefined ? key !== "@_all" : id.open_id === botOpenId,
  );
}
