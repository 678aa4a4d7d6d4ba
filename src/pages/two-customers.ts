/** Two customers in one line: "Delta Inc" into "Delta GmbH", 华和医疗和和记黄埔. */
import type { Turn } from "../chat/use-case.ts";
import { knownNames } from "../customers/match-customer.ts";
import { customersCalled } from "../customers/named-alike.ts";
import { customerNamed } from "../customers/naming/choose-customer.ts";
import { wholeNamesFirst } from "../customers/naming/name-at-start.ts";
import { nameIn } from "../understanding/deal-name.ts";
import { stuckNamesIn, twoNamesIn } from "../understanding/two-names.ts";

/**
 * The way of reading it in which both are whole names, else one in which both are known, unless all of it is one name; else the
 * likeliest, whose names are then asked about.
 */
export async function readTwoCustomers(
  turn: Turn,
  line: string,
): Promise<{ fromName: string; intoName: string }> {
  const [likeliest] = twoNamesIn(line);
  const whole = { fromName: line, intoName: "" };
  const ways = await wholeNamesFirst(turn, [...twoNamesIn(line), ...stuckNamesIn(line)]);
  const exact = ways.find(({ areWhole }) => areWhole);
  if (exact) return { fromName: exact.first, intoName: exact.second };
  if ((await customersCalled(turn, [nameIn(line)], knownNames(turn))).size > 0) return whole;
  const isKnown = async (name: string) => (await customerNamed(turn, name)).sure !== undefined;
  for (const { first, second } of ways)
    if ((await isKnown(first)) && (await isKnown(second))) return { fromName: first, intoName: second };
  return !likeliest || (await isKnown(line))
    ? whole
    : { fromName: likeliest.first, intoName: likeliest.second };
}
