/** Where a deal came from, as one choice of a form: a plain source by its code, a campaign by its id. Pure. */

/** As the columns of a deal have it. */
export type SourceOf = Readonly<{ source: string; campaignId: string | null }>;

const ofCampaign = "campaign";
const prefix = `${ofCampaign}:`;

export const sourceValue = (source: string, campaignId: string | null): string =>
  campaignId === null ? source : `${prefix}${campaignId}`;

/** @param value that was offered, so that an id is one */
export const sourceFrom = (value: string): SourceOf =>
  value.startsWith(prefix)
    ? { source: ofCampaign, campaignId: value.slice(prefix.length) }
    : { source: value, campaignId: null };
