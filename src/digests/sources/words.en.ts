import { pluralEn } from "../../text/count.ts";

export const sourcesEn = {
  title: "Sources",
  lastYear: "last 12 months",
  source: "Source",
  prospects: "Prospects",
  qualified: "Qualified",
  orders: "Orders",
  won: "Won",
  cost: "Cost",
  perOrder: "Cost per order",
  noSource: "Not said",
  plainCampaign: "Campaign (which one isn't said)",
  none: "No deals were logged in this period, and no campaign ran.",
  sentence: (fromCampaigns: number, selfFound: number, all: number) =>
    `${pluralEn(fromCampaigns, "prospect")} from campaigns, ${selfFound} self-sourced, ${all} in all.`,
  picture: "Prospects, qualified and orders by source",
  see: "Look closer",
  failed: "Which campaign failed",
  noneFailed: "No campaign has failed as far as one can say.",
  noOrder: (name: string, cost: string, prospects: number) =>
    `${name} ${cost ? `cost ${cost} and ` : ""}brought ${pluralEn(prospects, "prospect")}, no order`,
  dear: (name: string, cost: string, orders: number, won: string) =>
    `${name} cost ${cost}, more than its ${pluralEn(orders, "order")} brought: ${won}`,
  selfRate: (rate: string) => `self-sourced deals became orders ${rate} of the time`,
  selfTooFew: (decided: number) => `too few self-sourced deals are decided to compare with (${decided})`,
  early: (name: string, days: number) => `${name}: too early to say. It is over for ${pluralEn(days, "day")}`,
  usually: (cycle: number) => `a sale usually takes ${cycle}`,
  unknownCycle: (name: string) =>
    `${name}: can't say yet. Fewer than five deals were won in a year, so nobody knows how long a sale takes.`,
  partOnly: "Costs are held against all of the company's deals, so they aren't shown for a part of them.",
  explained:
    "Of a campaign that ran in the period: all that it brought, whenever it was logged. Of other sources: what was logged in the period. Qualified: came at least one counted stage beyond the one it was logged in.",
  campaigns: "Campaigns",
  ran: "Ran",
  goesOn: (from: string) => `since ${from}`,
  fromTo: (from: string, to: string) => `${from} – ${to}`,
  gone: "There is nothing of this source in this period.",
  prospectsOf: (count: number) => pluralEn(count, "prospect"),
  qualifiedOf: (count: number) => `${count} qualified`,
  ordersOf: (count: number) => pluralEn(count, "order"),
};
