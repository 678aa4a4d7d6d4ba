import { addToMarket } from "./add-to-market.ts";
import { assignCustomer } from "./assign-customer.ts";
import { claimCustomer } from "./claim-customer.ts";
import { filterLeads } from "./filter-leads.ts";
import { keepLead } from "./recycling/keep-lead.ts";
import { dropCustomer, releaseCustomer } from "./release-customer.ts";
import { answerReview } from "./reviewing/answer-review.ts";
import { showReview, showReviews } from "./reviewing/show-review.ts";
import { showMarket, showPool } from "./show-lists.ts";
import { startMarket } from "./start-market.ts";

export const leadUseCases = [
  showPool,
  showMarket,
  filterLeads,
  claimCustomer,
  releaseCustomer,
  dropCustomer,
  assignCustomer,
  addToMarket,
  startMarket,
  keepLead,
  showReview,
  showReviews,
  answerReview,
];
