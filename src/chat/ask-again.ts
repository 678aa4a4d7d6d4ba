/** What is asked before it counts: the form comes back as it was sent, with a sentence under each field in doubt. */
import { z } from "zod";
import { type Asker, drawnForm, type Plan, type Texts, type Typed, textsOf } from "./fill-form.ts";
import type { Questions } from "./question.ts";
import { type FormReply, openForm } from "./reply.ts";

/** In a use case's input: what was asked already, as it came back under this name; untrusted. */
export const sureInput = z.string().max(3000).optional();

/** By field name: what is asked about it. */
export type Doubts = Readonly<Record<string, string | undefined>>;

/**
 * @param typed with what came back as `sure`
 * @returns undefined when nothing is in doubt that was not asked: sent again with the same in the field, it is meant
 */
export function askAgain<Q extends Questions>(
  turn: Asker,
  plan: Plan<Q>,
  typed: Typed,
  doubts: Doubts,
): FormReply | undefined {
  const texts = textsOf(plan.questions, typed);
  const sentences = Object.fromEntries(
    Object.entries(doubts).filter((doubt): doubt is [string, string] => doubt[1] !== undefined),
  );
  const asked = Object.fromEntries(
    Object.entries(sentences).map(([name, sentence]) => [name, `${texts[name] ?? ""} ${sentence}`]),
  );
  const sure = readSure(typed.sure);
  if (Object.entries(asked).every(([name, text]) => sure[name] === text)) return undefined;
  const hidden = { ...plan.hidden, sure: JSON.stringify(asked) };
  return openForm(drawnForm(turn, { ...plan, hidden }, texts, sentences));
}

const sureTexts = z.record(z.string(), z.string());

function readSure(sure: unknown): Texts {
  try {
    return sureTexts.safeParse(JSON.parse(String(sure))).data ?? {};
  } catch {
    return {};
  }
}
