/** All that is kept about people, room by room. */
import { personalDataOfAbsences } from "../absences/personal-data.ts";
import { personalDataOfDrafts } from "../chat/personal-data.ts";
import { personalDataOfWebChat } from "../chat/web/personal-data.ts";
import { type PersonalData, personalDataOfCompany } from "../company/personal-data.ts";
import { personalDataOfCustomers } from "../customers/personal-data.ts";
import { personalDataOfParties } from "../deal-parties/personal-data.ts";
import { personalDataOfDeals } from "../deals/writing/personal-data.ts";
import { personalDataOfDelivery } from "../delivery/personal-data.ts";
import { personalDataOfFiles } from "../files/personal-data.ts";
import { personalDataOfForecasts } from "../forecasts/personal-data.ts";
import { personalDataOfHistory } from "../history/personal-data.ts";
import { personalDataOfImports } from "../imports/personal-data.ts";
import { personalDataOfJoining } from "../joining/personal-data.ts";
import { personalDataOfQuotas } from "../quotas/personal-data.ts";
import { personalDataOfWeb } from "../web/personal-data.ts";

/** In the order in which it is erased: accounts are needed by who looks for rows by them. */
export const personalData: readonly PersonalData[] = [
  personalDataOfWeb,
  personalDataOfWebChat,
  personalDataOfDrafts,
  personalDataOfDelivery,
  personalDataOfFiles,
  personalDataOfHistory,
  personalDataOfDeals,
  personalDataOfParties,
  personalDataOfCustomers,
  personalDataOfForecasts,
  personalDataOfAbsences,
  personalDataOfQuotas,
  personalDataOfImports,
  personalDataOfJoining,
  personalDataOfCompany,
];

/** Columns of tables that know nobody, and what they hold instead. */
export const nobodysColumns: Readonly<Record<string, string>> = {
  "Claim.key": "ids of events, forms and presses; gone after 14 days",
  "Holding.how": "how a company came to whoever looks after it: a word of ours",
  "Holding.ended": "how that ended: a word of ours",
  "ExternalId.subject": "deal, customer or member",
  "ExternalId.value": "a number in another system",
  "Import.sheet": "a sheet's name",
  "Import.kind": "what a table is: a word of ours",
  "Import.digest": "a hash of a file",
  "Import.state": "how far a table was taken over: a word of ours",
  "Import.via": "a chat",
  "ImportRow.does": "what became of a row: a word of ours",
  "ImportShape.shape": "a hash of names of columns",
  "ImportShape.reading": "names of columns, and how they write days and amounts",
  "ImportShape.kind": "what a table is: a word of ours",
  "LeadReviewItem.answer": "what became of a prospect: a word of ours",
  "LeadWarning.answer": "what became of a lead: a word of ours",
  "LeadWarning.cause": "why it would go: idle or lost",
  "Touch.kind": "visit, call, mail, demo or other",
  "Campaign.name": "what the company does to find customers",
  "Campaign.currency": "a currency",
  "Competitor.name": "a company that sells to the same customers",
  "Competitor.normalised": "a company that sells to the same customers",
  "DealPartner.role": "brought or joined",
  "Partner.name": "a company that brings or joins in deals",
  "Partner.normalised": "a company that brings or joins in deals",
  "ExchangeRate.currency": "a currency",
  "ExchangeRate.into": "a currency",
  "Pipeline.code": "how the company sells",
  "Pipeline.name": "how the company sells",
  "Pipeline.start": "how the company sells",
  "Pipeline.about": "how the company sells",
  "Pipeline.assessments": "how the company sells",
  "Pipeline.lostReasons": "how the company sells",
  "Pipeline.wonReasons": "how the company sells",
  "Pipeline.text": "how the company sells",
  "PipelineStage.pipeline": "how the company sells",
  "PipelineStage.stage": "how the company sells",
  "PipelineStage.name": "how the company sells",
  "PipelineStage.aliases": "how the company sells",
  "PipelineStage.phase": "how the company sells",
  "PipelineStage.enter": "how the company sells",
  "PipelineStage.leave": "how the company sells",
  "PipelineStage.guide": "how the company sells",
  "Product.key": "what is sold",
  "Product.name": "what is sold",
  "Product.series": "what is sold",
  "Product.currency": "a currency",
  "ProductPlan.product": "what is sold",
  "ProductPlan.currency": "a currency",
  "Sale.product": "what was sold",
  "Sale.currency": "a currency",
  "SaleBuyer.name": "a company that is sold to",
  "TierPlan.strategy": "what the company wants with some of its customers",
  "SendingLane.recipients": "hashes of accounts and channels with the turns of their last messages",
  "Slot.key": "kinds of slots with ids; gone after 90 days",
  "Team.name": "a team",
  "Team.hours": "hours of a team",
};
