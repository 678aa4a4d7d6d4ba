/**
 * A form that asks only for what a line left open. What the line did say stands above it in one sentence and travels
 * along unseen; a tick asks for the whole form instead. Pure.
 */
import { text as paragraph } from "../../chat/card.ts";
import type { Plan, Texts, Typed } from "../../chat/fill-form.ts";
import { type Question, type Questions, right } from "../../chat/question.ts";

/** What the form brings back: the names of what it asks, and whether the rest is to be asked, too. Untrusted. */
type Short = Readonly<{ asked?: string; rest?: string }>;

/** Where nothing was said, or nothing that surely is meant. */
export const leftOpen = (questions: Questions, typed: Typed): string[] =>
  namesOf(questions).filter((name) => !isSettled(questions[name]!, typed[name]));

/** Of the names that came back, and of what has become doubtful since. @returns undefined where the whole form is meant */
export function stillAsked(questions: Questions, typed: Typed, { asked, rest }: Short): string[] | undefined {
  if (!asked || rest === "yes") return undefined;
  const named = asked.split(",");
  const settled = namesOf(questions).filter((name) => !named.includes(name));
  const isSure = settled.length > 0 && settled.every((name) => isSettled(questions[name]!, typed[name]));
  return isSure ? namesOf(questions).filter((name) => named.includes(name)) : undefined;
}

function isSettled({ now = "", read }: Question, typed: unknown): boolean {
  const said = read(typeof typed === "string" && typed.trim() !== "" ? typed.trim() : now);
  return said.ok && said.doubt === undefined;
}

/**
 * @param asked the questions that remain
 * @param settled the texts of the others
 * @param summary what these say, for reading
 * @param label of the tick
 */
export function shortened<Q extends Questions>(
  plan: Plan<Q>,
  asked: readonly string[],
  { settled, summary, label }: Readonly<{ settled: Texts; summary: string; label: string }>,
): Plan<Questions> {
  const tick: Question = { type: "tick", label, required: false, read: right };
  const remaining = Object.fromEntries(asked.map((name) => [name, plan.questions[name]!]));
  return {
    ...plan,
    check: undefined,
    hidden: { ...plan.hidden, ...settled, asked: asked.join(",") },
    intro: [paragraph(summary, "strong"), ...(plan.intro ?? [])],
    questions: { ...remaining, rest: tick },
  };
}

const namesOf = (questions: Questions): string[] => Object.keys(questions);
