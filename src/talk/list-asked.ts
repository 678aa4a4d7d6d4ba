/** "deals closing this month", 逾期的, 50万以上的单子 → what `/deal list` is asked; a line without a deal's name in it. Pure. */
import type { Turn } from "../chat/use-case.ts";
import { listReaders } from "../deals/listing/list-line.ts";
import { readPhrases } from "../understanding/read-phrases.ts";
import { splitWords } from "../understanding/split-words.ts";

/** What makes a line a question about several deals. */
const several =
  /\b(?:deals|opps|opportunities|pipeline|closing|closes?|due|overdue|stalled|stuck|stale|biggest|largest|top)\b|商机|单子|大单|机会|要签的|到期|逾期|过期|停滞|下一步的|赢单的|赢的单|丢单的|丢的单/;

/** Said with it, and no part of what is asked. */
const around =
  /\b(?:show|list|see|give|me|us|what(?:'s|s| is| are| do i have)?|which|wh?t|anything|i|we|are there|are|is|in|of|the|all|do i have|have i got|i have|any|please|deals|opps|opportunities|(?:in )?my pipeline|closing|closes?|due|my)\b|(?:帮我|我手上|手上|手里|我们?|给我|看看?一?下?|查看|查一?下?|列出|列表|有哪些|哪些|还有|(?<!没)有|多少|是|的?商机|的?单子|的?机会|要签的|要签|到期的?(?=.)|(?<=.)到期)|[?？]/g;

/** Longer is a sentence about something else. */
const longest = 80;

/** @param text folded, in lower case @returns what follows `/deal list`; undefined where no list is asked */
export function listAsked({ today, workspace, pipelines }: Turn, text: string): string | undefined {
  if (text.length > longest || !several.test(text)) return undefined;
  const asked = text
    .replace(/\bw\/o\b/g, "without")
    .replace(/我们组的?|我们团队的?|\b(?:my |our |the )?team's\b/g, "团队 ")
    .replace(/([赢丢])的?单的?(?:子)?/g, " $1单 ")
    .replace(/(停滞|卡住|逾期)了/g, "$1")
    .replace(around, " ")
    .replace(/ {2,}/g, " ")
    .trim();
  const context = {
    ...{ today, fiscalStartMonth: workspace.settings.fiscalStartMonth },
    ...{ currency: workspace.currency, pipelines: pipelines.newest },
  };
  const { unread } = readPhrases(splitWords(asked), listReaders(asked, context));
  return unread.length === 0 ? asked : undefined;
}
