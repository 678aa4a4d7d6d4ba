/** What a deal consists of, by name; every room of deals may say these. */
export const factsEn = {
  customer: "Customer",
  amount: "Amount",
  closeDate: "Signing date",
  likelihood: "Likelihood",
  category: "Category",
  owner: "Owner",
  products: "Products",
  source: "Source",
  stage: "Stage",
  signsOn: "Signs",
  nextStep: "Next step",
  nextStepDate: "Next step on",
  categories: { commit: "Commit", "best-case": "Best case", pipeline: "Pipeline", omitted: "Omitted" },
  sources: {
    "self-found": "Found myself",
    campaign: "Campaign",
    referral: "Referral",
    partner: "Partner",
    existing: "Existing customer",
    inbound: "They came to us",
  },
  lostReasonNames: {
    price: "Price",
    competitor: "Went to a competitor",
    "no-budget": "No budget",
    "no-decision": "No decision made",
    timing: "Timing",
    "product-fit": "Product didn't fit",
    relationship: "Relationship",
    other: "Other",
  },
  lostReason: "Why was it lost?",
  lostReasonName: (code: string): string =>
    factsEn.lostReasonNames[code as keyof typeof factsEn.lostReasonNames] ?? code,

  awaitingPayment: "Signed, awaiting first payment",

  newTitle: "New deal",
  productOptional: "Product",
  alreadyClosed: (customer: string, number: number, outcome: string): string =>
    outcome === "withdrawn"
      ? factsEn.isWithdrawn(customer, number)
      : `${customer} is closed. /deal reopen #${number} takes it up again.`,
  isWithdrawn: (customer: string, number: number): string =>
    `#${number} was withdrawn, as logged by mistake. To log it again: /deal new ${customer}`,

  reason: "Reason",
  changedTo: (now: string) => `Somebody changed this to ${now} meanwhile. Save again if yours is right.`,
  datePlaceholder: "next Friday, end of month, 12/31",
  open: "Open",
  needReason: "Please give a reason; it helps the next time.",
};
