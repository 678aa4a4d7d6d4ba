import { splitCommands } from "../command-words.ts";

/**
 * "发送 /商机 列表" → "发送 /deal 列表": what the reader can really type here. Slack passes on a line that begins with a
 * slash only when its first word is a command of an installed app, and answers "not a valid command" to every
 * other. The manifest registers one for each group of commands, by its English name; whether Slack accepts
 * Chinese ones is not documented.
 */
export const typeableHere = (text: string): string =>
  splitCommands(text)
    .map((stretch) => (stretch.group ? `/${stretch.group}` : stretch.text))
    .join("");
