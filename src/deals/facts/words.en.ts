/** The names of a deal's fields; every deal feature may use these. */
export const factsEn = {
  customer: "Customer",
  amount: "Amount",
  closeDate: "Close date",
  signedOn: "Contract signed on",
  wonOn: "Won on",
  notYet: "This date is in the future. Enter the day it happened.",
  correct: "Correct",
  moneyOn: "First payment expected",
  likelihood: "Likelihood",
  category: "Category",
  owner: "Owner",
  products: "Products",
  source: "Source",
  stage: "Stage",
  signsOn: "Close date",
  nextStep: "Next step",
  nextStepDate: "Next step due",
  categories: { commit: "Commit", "best-case": "Best case", pipeline: "Pipeline", omitted: "Excluded" },
  sources: {
    "self-found": "Self-sourced",
    campaign: "Campaign",
    referral: "Referral",
    partner: "Partner",
    existing: "Existing customer",
    inbound: "Inbound",
  },
  lostReason: "Why was it lost?",
  wonReason: "Why did we win?",
  otherReason: "“Other” needs a few words: what was it?",

  awaitingPayment: "Signed, awaiting first payment",

  newTitle: "New deal",
  productOptional: "Product",
  alreadyClosed: (customer: string, number: number, outcome: string): string =>
    outcome === "withdrawn"
      ? factsEn.isWithdrawn(customer, number)
      : `${customer} is closed. To reopen it: /deal reopen #${number}`,
  isWithdrawn: (customer: string, number: number): string =>
    `#${number} was withdrawn because it was logged by mistake. To log it again: /deal new ${customer}`,

  reason: "Reason",
  changedTo: (now: string) => `Someone just changed this to ${now}. Save again to keep yours.`,
  datePlaceholder: "next Friday, end of month, 12/31",
  open: "View",
  needReason: "Please give a reason. It helps us learn for next time.",
};
