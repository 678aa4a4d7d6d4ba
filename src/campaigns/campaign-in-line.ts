/** The campaign that a typed line names at its end: `ACME 45k eom Autumn fair`. Pure. */
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { normaliseText } from "../understanding/normalise-text.ts";
import type { Campaign } from "./campaign.ts";

type Named = Pick<Campaign, "id" | "name">;

/** As two spellings of one name are compared. */
export const foldCampaign = (name: string): string =>
  foldForReading(normaliseText(name).toLowerCase()).replace(/\s+/g, " ").trim();

/** Of several that end the line the one that says most: “Spring fair Shanghai” is no “Shanghai”. */
export function campaignAtEnd<T extends Named>(
  line: string,
  campaigns: readonly T[],
): Readonly<{ campaign: T; before: string }> | undefined {
  const byLength = campaigns.toSorted((a, b) => b.name.length - a.name.length);
  for (const campaign of byLength) {
    const before = withoutAtEnd(line, campaign.name);
    if (before !== undefined) return { campaign, before };
  }
  return undefined;
}

/** A word of a line begins behind a blank; Chinese is typed without. */
function withoutAtEnd(line: string, name: string): string | undefined {
  const bare = line.trimEnd().replace(/["”」』]$/u, "");
  const wanted = foldCampaign(name);
  // Folding keeps the number of characters but for the width of blanks, so that the end is looked for from where it may begin.
  for (let from = 1; from < bare.length; from++) {
    if (bare.length - from > name.length * 2 + 2) continue;
    if (foldCampaign(bare.slice(from)) !== wanted) continue;
    const before = bare.slice(0, from);
    if (/[\s"“「『，,、]$/u.test(before) || /\p{Script=Han}/u.test(bare[from] ?? ""))
      return before.replace(/["“「『\s，,、]+$/u, "");
  }
  return undefined;
}

/** The one that is called so, or undefined. */
export const campaignCalled = <T extends Named>(name: string, campaigns: readonly T[]): T | undefined =>
  campaigns.find((one) => foldCampaign(one.name) === foldCampaign(name));
