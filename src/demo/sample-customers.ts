/** What the sample company knows of its customers: some well known, some hardly. Pure. */
import type { BuyingRole } from "../pipelines/buying-role.ts";
import type { DemoWords } from "./words.ts";

const levels = ["high", "medium", "low"] as const;

/** Of every fourth customer nobody has found out yet what it would bring. */
export const sampleFile = (index: number, { industries }: DemoWords, currency: string) => ({
  industry: industries[index % industries.length]!,
  people: 30 + ((index * 137) % 900),
  sites: 1 + (index % 4),
  need: levels[index % 3]!,
  intent: levels[(index * 2 + 1) % 3]!,
  ...(index % 4 === 3
    ? {}
    : { profitMinor: BigInt(3 + ((index * 7) % 20)) * 1_000_000n, profitCurrency: currency }),
  // Some are still to be decided.
  priority: index % 5 === 4 ? null : levels[index % 3]!,
});

const parts: readonly (readonly [role: BuyingRole, met: boolean])[] = [
  ["decision-maker", false],
  ["technical-evaluator", true],
  ["purchasing-contact", true],
];

/** So many customers have somebody written down. */
const known = 9;

/** Whom somebody has written down at the nth customer; the decision maker is known, and not met yet. */
export const samplePeopleAt = (index: number, { contacts }: DemoWords) =>
  index >= known
    ? []
    : contacts.slice(0, 1 + (index % contacts.length)).map((contact, nth) => {
        const [role, met] = parts[nth]!;
        return { ...contact, role, met };
      });
