/**
 * A form about something that others may change while it is open: only values that differ from what was shown
 * were meant, and a conflict between two people's changes is asked again.
 */
import { z } from "zod";
import {
  type Asker,
  carriedTexts,
  drawnForm,
  type Filled,
  isComplete,
  markOf,
  openedForm,
  type Plan,
  readForm,
  type Texts,
  type Typed,
  textsOf,
} from "./fill-form.ts";
import type { Questions, Said } from "./question.ts";
import { openForm } from "./reply.ts";

export type Merge = Readonly<{
  /** What stood in the form when it was opened, as it came back under this name; untrusted. */
  shown: string | undefined;
  /** Says that somebody else wrote this meanwhile. */
  clash: (now: string) => string;
  /** What had been doubted, as it came back; untrusted. */
  doubted?: string;
}>;

/** In a use case's input. */
export const shownInput = z.string().max(3000).optional();

/** @returns what was meant; a field that was left alone is not in it, and never undoes what others wrote */
export function mergeForm<Q extends Questions>(
  turn: Asker,
  plan: Plan<Q>,
  typed: Typed,
  { shown, clash, doubted }: Merge,
): Filled<Partial<Said<Q>>> {
  const now = Object.fromEntries(Object.entries(plan.questions).map(([name, one]) => [name, one.now ?? ""]));
  const marked = Object.fromEntries(Object.entries(now).map(([name, text]) => [name, markOf(text)]));
  const live = { ...plan, hidden: { ...plan.hidden, shown: JSON.stringify(marked) } };
  const texts = textsOf(plan.questions, typed);
  if (!isComplete(turn, plan)) return { ok: false, reply: openedForm(turn, live, texts) };
  const { meant, clashing } = meantBy(texts, carriedTexts(shown), now);
  if (clashing.length === 0) return readForm(turn, live, meant, doubted);
  const sentences = Object.fromEntries(clashing.map((name) => [name, clash(now[name] || "–")]));
  return { ok: false, reply: openForm(drawnForm(turn, live, meant, sentences)) };
}

function meantBy(texts: Texts, then: Texts | undefined, now: Texts): { meant: Texts; clashing: string[] } {
  // A line shows nothing: all that it says is meant.
  if (!then) return { meant: texts, clashing: [] };
  const meant = Object.fromEntries(
    Object.entries(texts).filter(([name, text]) => markOf(text) !== then[name]),
  );
  const clashing = Object.keys(meant).filter(
    (name) => then[name] !== markOf(now[name] ?? "") && meant[name] !== now[name],
  );
  return { meant, clashing };
}
