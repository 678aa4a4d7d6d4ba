/** A field of a form together with what its text says. Pure. */
import { chosenIn, type Field } from "./form.ts";

/**
 * What a text says; or the sentence to show under its field. `doubt`: it can be read, but hardly be meant. The form comes
 * back with the sentence, and saving the same again confirms it.
 */
export type Read<T> =
  | Readonly<{ ok: true; value: T; doubt?: string }>
  | Readonly<{ ok: false; error: string }>;

type Widget<Kind> = Kind extends Field ? Omit<Kind, "name" | "value" | "error"> : never;

/** A field, its current value, and how its text is parsed. */
export type Question<T = unknown> = Widget<Field> &
  Readonly<{ now?: string; read: (text: string) => Read<T> }>;

/** By the fields' names, in the order of the form. */
export type Questions = Readonly<Record<string, Question>>;

/** What all of them say together. */
export type Said<Q extends Questions> = { [N in keyof Q]: Q[N] extends Question<infer T> ? T : never };

/** By field name: the sentence under it. */
export type Sentences<Q extends Questions> = Readonly<Partial<Record<keyof Q, string>>>;

export const right = <T>(value: T): Read<T> => ({ ok: true, value });
export const doubtful = <T>(value: T, doubt: string): Read<T> => ({ ok: true, value, doubt });
export const wrong = (error: string): Read<never> => ({ ok: false, error });

export const asTyped = (text: string): Read<string> => right(text);

export const needed =
  (sentence: string) =>
  (text: string): Read<string> =>
    text === "" ? wrong(sentence) : right(text);

/** Why, in a person's own words; never left out. @param sentence shown when nothing was said */
export const reasonQuestion = (label: string, sentence: string) => ({
  type: "paragraph" as const,
  label,
  required: true,
  maxLength: 1000,
  read: needed(sentence),
});

type Offered<T extends string> = Readonly<{ value: T; label: string }>;

/** A choice; rejects values that were never offered. @param sentence shown when nothing was chosen */
export const choiceOf = <T extends string>(options: readonly Offered<T>[], sentence: string) => ({
  type: "choice" as const,
  options,
  read(text: string): Read<T> {
    const chosen = options.find(({ value }) => value === text);
    return chosen ? right(chosen.value) : wrong(sentence);
  },
});

/** Any number of choices, in the order in which they were offered. @param sentence for what was never offered */
export const choicesOf = <T extends string>(options: readonly Offered<T>[], sentence: string) => ({
  type: "choices" as const,
  options,
  read(text: string): Read<T[]> {
    const said = chosenIn(text);
    const chosen = options.map(({ value }) => value).filter((value) => said.includes(value));
    return said.every((value) => chosen.some((one) => one === value)) ? right(chosen) : wrong(sentence);
  },
});

export const optionsOf = <T extends string>(
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
): Offered<T>[] => values.map((value) => ({ value, label: labels[value] }));

/** The same question of several things. */
export const questionsOf = <N extends string, T>(
  names: readonly N[],
  question: (name: N) => Question<T>,
): Record<N, Question<T>> =>
  Object.fromEntries(names.map((name) => [name, question(name)])) as Record<N, Question<T>>;
