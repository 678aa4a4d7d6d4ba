/** What was said to the bot, as the line that a person meant: mentions as names, entities as characters. */
import { unescapeMrkdwn } from "./plain-text.ts";

/** More than anybody mentions in a command; each may cost a call. */
const mostNames = 5;

const mention = /<@([UW][A-Z0-9]*)(?:\|([^>]*))?>/;

/**
 * "<@U0BOT> team join <@U1|lee> East" → `team join "Lee Wong" East`. Slack names mentioned people by id, while
 * we find people by name; a name with blanks is quoted, so that it stays one word.
 * @param bot the bot's own user id: its mention only addresses it; undefined while Slack has not reported it
 * @param nameOf undefined when it cannot be had in time: then Slack's label or the id has to do
 */
export async function spokenLine(
  said: string,
  bot: string | undefined,
  nameOf: (user: string) => Promise<string | undefined>,
): Promise<string> {
  // Words and, in turn, id and label of the mention between them.
  const parts = said.split(new RegExp(mention, "g"));
  const ids = new Set(parts.filter((_, index) => index % 3 === 1));
  if (bot !== undefined) ids.delete(bot);
  const names = new Map(
    await Promise.all([...ids].slice(0, mostNames).map(async (id) => [id, await nameOf(id)] as const)),
  );
  const line = parts.map((part = "", index) => {
    if (index % 3 === 0) return unescapeMrkdwn(part);
    if (index % 3 === 2) return "";
    if (part === bot) return " ";
    return asOneWord(names.get(part) ?? `@${parts[index + 1] || part}`);
  });
  return line
    .join("")
    .replace(/^[\s:,，：]+/u, "")
    .trim();
}

const asOneWord = (name: string): string => {
  const plain = name.replace(/["“”]/g, " ").trim();
  return /\s/.test(plain) ? `"${plain}"` : plain;
};
