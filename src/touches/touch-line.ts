/** What a line says of a touch: "met Jen 45min, liked the demo; next: send proposal Fri". Pure. */
import type { Temporal } from "temporal-polyfill";
import { datedStep, nextInNote } from "../deals/lines/next-in-note.ts";
import { findDates } from "../understanding/find-dates.ts";
import type { ParseDateOptions } from "../understanding/parse-date.ts";
import { readTouch } from "../understanding/read-touch.ts";

type Day = Temporal.PlainDate;

export type TouchLine = Readonly<{
  /** What came of it, as it was typed; "" where only the day or the next step was. */
  note: string;
  /** Its day; today where none was said. May lie ahead, which is for the caller to say. */
  on: Day;
  minutes: number | null;
  /** "next: send proposal Fri": what was said to come next, or what the note says so itself. */
  next: Readonly<{ step: string; date: Day | null }> | undefined;
}>;

/** "; next: …", "下一步：…" */
const nextMark = /(?:^|[\s,，;；.。])(?:next(?: steps?)?|下一?步(?:计划)?|后续)\s*[:：]\s*/i;

/** @param text behind the name */
export function readTouchLine(text: string, options: ParseDateOptions): TouchLine {
  const mark = nextMark.exec(text);
  const told = (mark ? text.slice(0, mark.index) : text).trim().replace(/[\s,，;；]+$/, "");
  const leading = leadingDay(told, options);
  const note = leading ? told.slice(leading.end).replace(/^[\s,，:：;；]+/, "") : told;
  const said = readTouch(note, options);
  const next = mark ? stepIn(text.slice(mark.index + mark[0].length), options) : nextInNote(note, options);
  return { note, on: leading?.day ?? said.on ?? options.today, minutes: said.minutes, next };
}

/** "yesterday met Jen", 昨天见了张总; of a day that can be past or to come, the one that was. */
function leadingDay(text: string, options: ParseDateOptions): { day: Day; end: number } | undefined {
  const [found] = findDates(text.slice(0, 40), { ...options, prefer: "past" });
  const [day, choice] = found?.dates ?? [];
  if (!found || !day || choice || !/^\s*(?:on )?$/i.test(text.slice(0, found.span.start))) return undefined;
  return { day, end: found.span.end };
}

/** Of what is said to come next the day may stand at either end. */
function stepIn(text: string, options: ParseDateOptions): TouchLine["next"] {
  const step = text.trim().replace(/[\s,，;；.。]+$/, "");
  if (step === "") return undefined;
  return datedStep(step, options) ?? { step, date: null };
}
