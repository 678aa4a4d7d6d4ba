/** What `npm run admin` says about itself; what a command says is beside the command. */
import type { Locale } from "../text/locale.ts";
import { inColumns } from "./in-columns.ts";

const en = {
  help: (lines: readonly (readonly [string, string])[]) =>
    `npm run -s admin -- COMMAND [--json]

${inColumns(lines, "  ")}

Works while the bot runs and while it is stopped. --json prints data only. Exits with 1 if something was refused.`,
  unknown: (typed: string, near: readonly string[]) =>
    `There is no command “${typed}”${near.length > 0 ? `. Did you mean: ${near.join(", ")}?` : "; --help lists them."}`,
  unknownOption: (option: string, near: readonly string[]) =>
    `Unknown option ${option}${near.length > 0 ? `. Did you mean ${near.join(", ")}?` : "; --help lists what there is."}`,
  needsValue: (option: string) => `${option} needs a value.`,
  tooMany: (typed: string) => `“${typed}” is too much here: names with blanks need quotes.`,
  failed: (reason: string) => `It failed: ${reason}`,
};

const zh: typeof en = {
  help: (lines) => `npm run -s admin -- 命令 [--json]

${inColumns(lines, "  ")}

机器人运行时、停下时都能用。--json 只输出数据。被拒绝时以 1 结束。`,
  unknown: (typed, near) =>
    `没有“${typed}”这个命令${near.length > 0 ? `，您是不是想用：${near.join("、")}？` : "；--help 列出全部命令。"}`,
  unknownOption: (option, near) =>
    `没有 ${option} 这个选项${near.length > 0 ? `，您是不是想用 ${near.join("、")}？` : "；--help 列出可用的选项。"}`,
  needsValue: (option) => `${option} 后面要写一个值。`,
  tooMany: (typed) => `多了“${typed}”：名字里有空格时请加引号。`,
  failed: (reason) => `没有成功：${reason}`,
};

export const adminWords = (locale: Locale): typeof en => ({ en, zh })[locale];
