/** Friday's card in one sentence: will the quarter be made, and what left it this week. */
import type { Reader } from "../chat/use-case.ts";
import type { BridgeCause } from "../measures/week-bridge.ts";
import { coverageOf, formatSums, leftOf, type Sums } from "../money/sums.ts";
import { formatMultiple, formatShare } from "../text/format/percent.ts";
import type { DigestFacts } from "./digest-facts.ts";
import { digestWords } from "./words.ts";

/** What a president wants to hear of before the rest. */
const alarming = ["pushed-out", "lost", "decreased"] as const satisfies readonly BridgeCause[];

export function headline(reader: Pick<Reader, "locale" | "workspace">, digest: DigestFacts): string {
  const words = digestWords(reader.locale);
  const alarms = alarming.flatMap((cause) => {
    const count = digest.bridge?.steps.find((step) => step.cause === cause)?.count ?? 0;
    return count > 0 ? [words.alarms[cause](count)] : [];
  });
  return words.headline(standing(reader, digest), alarms);
}

/** Against the quota, where there is one, of one currency; else in money. */
function standing(
  { locale, workspace }: Pick<Reader, "locale" | "workspace">,
  { quarter }: DigestFacts,
): string {
  const words = digestWords(locale);
  const { quota, won, commit, openDue } = quarter;
  const money = (sums: Sums) => formatSums(sums, locale, workspace.currency);
  const [only, other] = quota;
  if (!only || other) return words.standsAt(money(won), money(commit));
  const [currency, whole] = only;
  const share = (sums: Sums) => formatShare(Number(sums.get(currency) ?? 0n) / Number(whole), locale);
  const gap = leftOf(quota, won);
  if (gap.size === 0) return words.quotaMade(share(won));
  const coverage = formatMultiple(coverageOf(openDue, gap) ?? null, locale);
  return words.quotaStands(share(won), share(commit), money(gap), coverage);
}
