/** What comes next, by a note: "good call w jen, sending msa fri", 方案基本认可 下周三报价. Pure. */
import { Temporal } from "temporal-polyfill";
import { findDates } from "../../understanding/find-dates.ts";
import type { ParseDateOptions } from "../../understanding/parse-date.ts";
import { clausesOf } from "../../understanding/split-clauses.ts";

export type NextStep = Readonly<{ step: string; date: Temporal.PlainDate }>;

/** A longer clause is a story. */
const longestStep = 80;

/** Said of what has been, with a day that only looks ahead: "met them on Friday", 周五见了. */
const happened =
  /\b(?:met|saw|had|did|was|were|went|sent|got|said|told|called|spoke|talked|asked|visited|yesterday|last|ago)\b|[了过]|昨|前天|上周|上个月|刚|已经?|之前/i;

/** Said of a day that is no deed of ours: when they decide, sign or pay. */
const notOurs =
  /\b(?:they|he|she|customer|budget|decision|signs?|signing|close[sd]?|pays?|until|till|from|since)\b|客户|对方|他们|预算|签|付|回款|到账/i;

/**
 * The last clause that says one day from today on, at its beginning or end, and what is done then. Nothing of a guess: a
 * week or a choice of days is no day.
 */
export function nextInNote(note: string, options: ParseDateOptions): NextStep | undefined {
  for (const clause of clausesOf(note).reverse()) {
    if (clause.length > longestStep || happened.test(clause) || notOurs.test(clause)) continue;
    const step = datedStep(clause, options);
    if (step) return step;
  }
  return undefined;
}

/** A clause that says one day from today on, at its beginning or end, and something beside it. */
export function datedStep(clause: string, options: ParseDateOptions): NextStep | undefined {
  const [found, other] = findDates(clause, options);
  const [date, choice] = found?.dates ?? [];
  if (!found || !date || other || choice || Temporal.PlainDate.compare(date, options.today) < 0)
    return undefined;
  const [before, after] = [clause.slice(0, found.span.start), clause.slice(found.span.end)].map(bare) as [
    string,
    string,
  ];
  const step = before === "" ? after : after === "" ? before : "";
  return /\p{L}{2}/u.test(step) ? { step, date } : undefined;
}

/** Without what only leads to a day or from it. */
const bare = (text: string): string =>
  text
    .replace(/^[\s:：-]+/, "")
    .replace(
      /[\s:：-]+$|\s+(?:(?:is |was |has been )?(?:moved|set|planned|scheduled) (?:to|for)|to|on|by|at|before|for|is)\s*$|^(?:then|next|and|to|remind me(?: to)?|don't forget(?: to)?|下一步|然后|准备|计划|提醒我一?下?|(?:别忘了?|记得|记着)(?:提醒我)?)(?![a-z])[\s:：]*/gi,
      "",
    )
    .trim();
