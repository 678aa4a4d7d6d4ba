import { facts } from "../../chat/card.ts";
import { formatSums, sumOf } from "../../money/sums.ts";
import { formatNumber } from "../../text/count.ts";
import type { Import } from "../import.ts";
import { importWords } from "../words.ts";
import type { ImportReader } from "./progress-card.ts";

/** How many rows came to what, and the sums that went in and came out. */
export function tallyFacts({ locale, workspace }: ImportReader, { counts, sums }: Import) {
  const words = importWords(locale);
  const count = (does: string) => counts[does] ?? 0;
  const told = (["create", "update", "same", "reject", "twice"] as const)
    .filter((does) => count(does) > 0)
    .map((does) => [words[does], formatNumber(count(does), locale)] as [string, string]);
  if (count("customers") > 0) told.push([words.newCustomers, formatNumber(count("customers"), locale)]);
  const sum = (parts: Import["sums"]["read"]) =>
    formatSums(
      sumOf(parts.map(({ currency, minor }) => ({ currency, minor: BigInt(minor) }))),
      locale,
      workspace.currency,
    );
  const amounts: [string, string][] =
    sums.read.length === 0
      ? []
      : [
          [words.sumRead, sum(sums.read)],
          [words.sumTaken, sum(sums.taken)],
        ];
  return facts(...told, ...amounts);
}
