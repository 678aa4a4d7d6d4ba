/**
 * The life of every form: it opens with the current values and what the line said, is parsed when it comes back,
 * and is shown again with what was typed and a sentence under each field that is wrong or hardly meant. Pure; it knows
 * no feature.
 */

import { createHash } from "node:crypto";
import { z } from "zod";
import type { Block } from "./card.ts";
import { type Field, type Form, form } from "./form.ts";
import type { Question, Questions, Said, Sentences } from "./question.ts";
import { type FormReply, type InvalidReply, openForm } from "./reply.ts";
import type { Turn } from "./use-case.ts";
import { chatWords } from "./words.ts";

export type Plan<Q extends Questions> = Readonly<{
  /** The use case that receives it. */
  action: string;
  title: string;
  /** "Save" when nothing is said. */
  submit?: string;
  hidden?: Readonly<Record<string, string>>;
  intro?: readonly Block[];
  questions: Q;
  /** What is wrong between fields, of those that could be read; a field's own sentence goes before. */
  check?: (said: Partial<Said<Q>>) => Sentences<Q> | undefined;
  /** Was all of it said, so that it is read and not opened? Of a submitted form yes, and now and then of a line. */
  complete?: boolean;
}>;

export type Asker = Pick<Turn, "kind" | "formId" | "locale">;

/** By field name, as a chat hands them on; untrusted. */
export type Typed = Readonly<Record<string, unknown>>;
export type Texts = Readonly<Record<string, string>>;

export type Filled<Values> =
  | Readonly<{ ok: true; said: Values }>
  /** The form, opened or shown again. */
  | Readonly<{ ok: false; reply: FormReply | InvalidReply }>;

/**
 * In a use case's input, as `doubted`: the texts whose doubt was shown, as the form brings them back; untrusted. What comes
 * back the same is meant.
 */
export const doubtedInput = z.string().max(3000).optional();

/** What did not come back counts as left empty. @param typed with `doubted`, where a question may have doubts */
export function fillForm<Q extends Questions>(turn: Asker, plan: Plan<Q>, typed: Typed): Filled<Said<Q>> {
  const texts = textsOf(plan.questions, typed);
  if (!isComplete(turn, plan)) return { ok: false, reply: openedForm(turn, plan, texts) };
  const empty = Object.fromEntries(Object.keys(plan.questions).map((name) => [name, ""]));
  // Each question was read, or its error is the answer.
  return readForm(turn, plan, { ...empty, ...texts }, typed.doubted) as Filled<Said<Q>>;
}

export const isComplete = (turn: Asker, { complete }: Pick<Plan<Questions>, "complete">): boolean =>
  complete ?? turn.kind === "submit";

/** Does a line need no form: does it say something, and nothing that cannot be, or hardly be meant? */
export function saysAll(questions: Questions, typed: Typed): boolean {
  const texts = textsOf(questions, typed);
  const { errors, doubts } = readTexts(questions, texts);
  return isSome(texts) && !isSome(errors) && !isSome(doubts);
}

/** Only of what is asked, and anything but a text counts as nothing. */
export const textsOf = (questions: Questions, typed: Typed): Texts =>
  Object.fromEntries(
    Object.keys(questions).flatMap((name) => {
      const text = typed[name];
      return typeof text === "string" ? [[name, text.trim().slice(0, longest).toWellFormed()]] : [];
    }),
  );

/** More than any field takes, so that its own reader can say what is too long. */
const longest = 20_000;

/** With what a line said, and what of it cannot be. */
export function openedForm<Q extends Questions>(turn: Asker, plan: Plan<Q>, texts: Texts): FormReply {
  const said = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ""));
  const { errors, doubts } = readTexts(plan.questions, said);
  return openForm(drawnForm(turn, doubting(plan, only(said, doubts)), said, { ...doubts, ...errors }));
}

/**
 * @param texts a question that has none here is not read, and shows what stands now
 * @param doubted as it came back with the form
 */
export function readForm<Q extends Questions>(
  turn: Asker,
  plan: Plan<Q>,
  texts: Texts,
  doubted: unknown,
): Filled<Partial<Said<Q>>> {
  const known = carriedTexts(doubted) ?? {};
  const read = readTexts(plan.questions, texts);
  const said = read.said as Partial<Said<Q>>;
  const between: Readonly<Record<string, string | undefined>> = plan.check?.(said) ?? {};
  const errors: Record<string, string> = {};
  for (const name of Object.keys(plan.questions)) {
    const error = read.errors[name] ?? between[name];
    if (error !== undefined) errors[name] = error;
  }
  if (isSome(errors)) {
    const form = drawnForm(turn, doubting(plan, known), texts, errors);
    return { ok: false, reply: { type: "invalid", errors, form } };
  }
  const doubts = Object.fromEntries(
    Object.entries(read.doubts).filter(([name]) => known[name] !== markOf(texts[name]!)),
  );
  if (!isSome(doubts)) return { ok: true, said };
  // Not as errors: a platform that keeps its form open with those sends it back as it was, without what was doubted.
  const form = drawnForm(turn, doubting(plan, only(texts, read.doubts)), texts, doubts);
  return { ok: false, reply: openForm(form) };
}

/** Those that there are. */
function readTexts(questions: Questions, texts: Texts) {
  const said: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  const doubts: Record<string, string> = {};
  for (const [name, text] of Object.entries(texts)) {
    const read = questions[name]!.read(text);
    if (!read.ok) errors[name] = read.error;
    else {
      said[name] = read.value;
      if (read.doubt !== undefined) doubts[name] = read.doubt;
    }
  }
  return { said, errors, doubts };
}

const isSome = (sentences: Readonly<Record<string, unknown>>): boolean => Object.keys(sentences).length > 0;

/** By what they are recognised when they come back. */
const only = (texts: Texts, doubts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([name, text]) => (name in doubts ? [[name, markOf(text)]] : [])),
  );

/** The plan with what its form has to bring back. */
const doubting = <P extends Pick<Plan<Questions>, "hidden">>(plan: P, doubted: Texts): P =>
  isSome(doubted) ? { ...plan, hidden: { ...plan.hidden, doubted: JSON.stringify(doubted) } } : plan;

const textsByName = z.record(z.string(), z.string());

/** Texts by field name that a form carried along; undefined when it carried none. @param value untrusted */
export function carriedTexts(value: unknown): Texts | undefined {
  if (typeof value !== "string" || value === "") return undefined;
  try {
    return textsByName.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

/**
 * The form as it is shown.
 * @param texts by field, what was typed; a field without one shows what its question has now
 * @param errors by field, a sentence each
 */
export function drawnForm(
  turn: Asker,
  { action, title, submit, hidden, intro, questions }: Omit<Plan<Questions>, "check">,
  texts: Texts,
  errors: Texts,
): Form {
  const fields = Object.entries(questions).map(([name, { now, read, ...widget }]: [string, Question]) => ({
    ...widget,
    name,
    value: standing(widget, texts[name] ?? now),
    error: errors[name],
  }));
  const { save, cancel } = chatWords(turn.locale);
  return form({
    locale: turn.locale,
    id: turn.formId,
    action,
    title,
    submit: submit ?? save,
    cancel,
    hidden,
    intro,
    fields,
  });
}

/** Of a choice nothing can be chosen; everything else is a text, if an empty one. */
const standing = ({ type }: Pick<Field, "type">, text = ""): string | undefined =>
  type === "choice" && text === "" ? undefined : text;

/** Longer texts travel as their sum: all that a form carries has to fit into 3000 characters, Slack's limit. */
const longestCarried = 24;
export const markOf = (text: string): string =>
  text.length <= longestCarried
    ? text
    : `#${createHash("sha256").update(text).digest("base64").slice(0, 16)}`;
