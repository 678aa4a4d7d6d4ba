import type { Reader } from "../chat/use-case.ts";
import type { Quota } from "../measures/quotas.ts";
import { formatSums, type Sums } from "../money/sums.ts";
import { digestWords } from "./words.ts";

/** The team's quota, and what its people's add up to where that is another number. @param barred whether a bar says the first */
export function quotaFacts(
  { locale, workspace }: Pick<Reader, "locale" | "workspace">,
  { quota, people }: Quota,
  barred = false,
): (readonly [label: string, value: string | undefined])[] {
  const words = digestWords(locale);
  const money = (sums: Sums) => formatSums(sums, locale, workspace.currency);
  return [
    [words.quota, !barred && quota.size > 0 ? money(quota) : undefined],
    [words.peoplesQuotas, people && money(people)],
  ];
}
