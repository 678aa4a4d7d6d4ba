/**
 * Slack hands on a line that begins with a slash only when its first word is a command of an installed app, and
 * says "not a valid command" to every other. The manifest registers the five below; whether Slack takes Chinese
 * names there is not documented, so that a sentence about one names the registered command instead.
 */
export const slashCommands = {
  商机: "/deal",
  客户: "/customer",
  预测: "/forecast",
  漏斗: "/funnel",
  团队: "/team",
} as const;

type ChineseName = keyof typeof slashCommands;

/** Not inside a word or a path: "客户/商机" stays what it is. */
const chineseCommand = new RegExp(
  `(?<![\\p{L}\\p{N}/])/(${Object.keys(slashCommands).join("|")})(?![\\p{L}\\p{N}/])`,
  "gu",
);

/** "发送 /商机 列表" → "发送 /deal 列表": what the reader can really type here. */
export const typeableHere = (text: string): string =>
  text.replace(chineseCommand, (_, name: ChineseName) => slashCommands[name]);
