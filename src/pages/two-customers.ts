/** Two customers in one line: "Delta Inc" into "Delta GmbH". */
import type { Turn } from "../chat/use-case.ts";
import { customerNamed } from "../customers/naming/choose-customer.ts";
import { twoNamesIn } from "../understanding/two-names.ts";

/** The way of reading it in which both are known; else the likeliest, whose names are then asked about. */
export async function readTwoCustomers(
  turn: Turn,
  line: string,
): Promise<{ fromName: string; intoName: string }> {
  const ways = twoNamesIn(line);
  const isKnown = async (name: string) => (await customerNamed(turn, name)).sure !== undefined;
  for (const { first, second } of ways)
    if ((await isKnown(first)) && (await isKnown(second))) return { fromName: first, intoName: second };
  const [likeliest] = ways;
  return !likeliest || (await isKnown(line))
    ? { fromName: line, intoName: "" }
    : { fromName: likeliest.first, intoName: likeliest.second };
}
