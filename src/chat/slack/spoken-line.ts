/** What was said to the bot, as the line that a person meant: mentions as names, entities as characters. */
import type { Spoken } from "../inbound.ts";
import { asOneWord } from "../mention.ts";
import { unescapeMrkdwn } from "./plain-text.ts";

/** More than anybody mentions in a command; each may cost a call. */
const mostNames = 5;

const mention = /<@([UW][A-Z0-9]*)(?:\|([^>]*))?>/;

/**
 * "<@U0BOT> team join <@U1|lee> East" → `team join "Lee Wong" East`, and that Lee Wong is U1: people may have changed
 * their names, or share one.
 * @param bot the bot's own user id: its mention only addresses it; undefined while Slack has not reported it
 * @param nameOf undefined when it cannot be had in time: then Slack's label or the id has to do
 */
export async function spokenLine(
  said: string,
  bot: string | undefined,
  nameOf: (user: string) => Promise<string | undefined>,
): Promise<Spoken> {
  // Words and, in turn, id and label of the mention between them.
  const parts = said.split(new RegExp(mention, "g"));
  const ids = new Set(parts.filter((_, index) => index % 3 === 1));
  if (bot !== undefined) ids.delete(bot);
  const names = new Map(
    await Promise.all([...ids].slice(0, mostNames).map(async (id) => [id, await nameOf(id)] as const)),
  );
  const called = (id: string, label: string | undefined) => asOneWord(names.get(id) ?? `@${label || id}`);
  const labels = new Map(parts.flatMap((part, index) => (index % 3 === 1 ? [[part, parts[index + 1]]] : [])));
  const line = parts.map((part = "", index) => {
    if (index % 3 === 0) return unescapeMrkdwn(part);
    if (index % 3 === 2) return "";
    return part === bot ? " " : called(part, parts[index + 1]).word;
  });
  return {
    line: line
      .join("")
      .replace(/^[\s:,，：]+/u, "")
      .trim(),
    mentioned: [...ids]
      .slice(0, mostNames)
      .map((id) => ({ name: called(id, labels.get(id)).name, externalId: id })),
  };
}
