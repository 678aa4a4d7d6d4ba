/**
 * How people say what they want without a command word, and the command that it means. Data; the first that fits holds.
 *
 * A phrase is written as it is read: half-width, simplified, in lower case, politeness in front and marks at the end gone.
 * How it is written: see `../phrase.ts`; ◇ is the deal, … what follows the command.
 */
import { phrase } from "../phrase.ts";

/**
 * What the rest has to be, or the saying does not fit: an amount or nothing, a stage, a number, a name without one, days, a
 * name as short as a person's; `step`: it is said as a next step.
 */
type Rest = "any" | "amount" | "stage" | "number" | "name" | "days" | "person" | "step";

export type Saying = Readonly<{
  says: readonly RegExp[];
  /** "/deal lose", or two of which the person has to choose. */
  means: string | readonly [string, string];
  rest: Rest;
}>;

export const say = (means: Saying["means"], phrases: readonly string[], rest: Rest = "any"): Saying => ({
  says: phrases.map(phrase),
  means,
  rest,
});

/** In front of anything, and saying nothing. */
export const politeness =
  /^(?:(?:please|pls|hey(?! there| all| team| bot)|can you|could you|would you|i want to|i'd like to|let's|lets|ok|so|and|oh|also|btw|we|i|we've|i've|请(?!假)|帮我|麻烦|我要|我想|给我)(?:[ ,]+|(?=\p{Script=Han})))+/u;

/** Asks something about the deal. */
export const question =
  /^(?:who|what|when|where|why|how|which|is|are|did|does|do|has|have|can|should|any|anything)(?:'s)? |^[^问]*(?:多少|什么|谁|哪[个里天家一]|怎么|几时|何时|是不是|有没有)/;
