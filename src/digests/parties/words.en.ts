import { pluralEn } from "../../text/count.ts";

export const partiesCardsEn = {
  partners: "Partners",
  competitors: "Competitors",
  lastYear: "deals of the last 12 months",
  partner: "Partner",
  deals: "Deals",
  brought: "Brought",
  orders: "Orders",
  won: "Won",
  share: "Their share",
  picture: "Deals and orders by partner",
  noPartners:
    "No partner had a part in a deal of this period. Name one: /deal partner ACME Acme Partners 20%",
  partnersSaid: (partners: number, deals: number) =>
    `${pluralEn(partners, "partner")} in ${pluralEn(deals, "deal")} logged in this period; a deal with several counts for each.`,
  shareExplained:
    "Their share: of every won deal its percent, to the cent. The partners of a deal together get exactly their part of it.",
  competitor: "Competitor",
  met: "Met",
  open: "Open",
  lost: "Lost",
  lostTo: "Lost to it",
  rate: "We win",
  rivalPicture: "Won and lost against each",
  noCompetitors: "No competitor was met in a deal of this period. Name one: /deal competitor ACME Oracle",
  competitorsSaid: (competitors: number) =>
    `${pluralEn(competitors, "competitor")} met in deals logged in this period, whether they are still in it or not.`,
  rateExplained:
    "We win: of the decided deals with this competitor the share that was won; below 20 it isn't told.",
};
