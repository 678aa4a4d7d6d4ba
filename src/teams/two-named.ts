/** Where a line of more than two words has its second name: "Tom Baker East" are a person and a team. */
import type { Turn } from "../chat/use-case.ts";
import { type TwoNames, twoNamesIn } from "../understanding/two-names.ts";
import { knownNames, type NamedKind } from "./known-names.ts";

/** `anything`: a name that nobody has yet. */
type Kind = NamedKind | "anything";

/**
 * The first way of reading the line in which both names are known; without one the first word is one name, and all that
 * follows the other, which is then asked about. Quotes decide.
 * @param said as the line was split at its first blank, or ids from a button
 */
export async function twoNamed(
  turn: Turn,
  { first, second, line }: TwoNames & Readonly<{ line: string }>,
  kinds: readonly [Kind, Kind],
): Promise<TwoNames> {
  if (!/\s/.test(second)) return { first, second };
  const isNamed = await knownNames(
    turn,
    kinds.filter((kind) => kind !== "anything"),
  );
  const isKnown = (name: string, kind: Kind) => kind === "anything" || isNamed(name, kind);
  const fits = (ways: TwoNames) => isKnown(ways.first, kinds[0]) && isKnown(ways.second, kinds[1]);
  return twoNamesIn(line).find(fits) ?? { first, second };
}
