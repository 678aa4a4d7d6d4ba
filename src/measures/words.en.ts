/** What the numbers mean. */
export const measuresEn = {
  definitions: "What the numbers mean",
  definitionList: [
    ["Open", "Deals neither won nor lost. A lost deal counts in the history of the stage it was lost in."],
    ["Weighted", "Amount × likelihood, totaled."],
    ["Age", "Median workdays since the deals entered the stage. Edits don't reset it."],
    [
      "Known",
      "Of what should be known before the next stage, the share that is answered, in the open deals; each goes by its own version of the process. A “no” and an answer taken back don't count; a number does, also one that is still too low: it is known, and whether it is enough counts at the stage gate; signed deals and required criteria are left out. By stage: “Conversion by stage”.",
    ],
    [
      "Conversion",
      "Of the deals that entered the stage and are decided there, the share that advanced; deals still open don't lower it. Skipping a stage counts as advancing, reentering doesn't count twice, a reopened win has not advanced. The last 3 months; longer, up to a year, until 20 are decided.",
    ],
    [
      "Effort",
      "Of all touches (visits, calls, emails, demos and owners' notes) on the deals that were won or lost in the period, whenever those touches were, the share on the lost ones; hours by the lengths that were said. The stage is the deal's on the day of the touch. First touch: median workdays from the day a deal was logged. Below 20 touches no share is shown.",
    ],
    [
      "Quota, gap",
      "The target for the quarter: the team's own, else its manager's, else the sum of its people's. The gap is the quota minus won.",
    ],
    [
      "Won",
      "Counted in the quarter of the day when contract and first payment were both in, whenever that was recorded.",
    ],
    [
      "Commit, best case",
      "Cumulative: won plus open commit deals closing by quarter end; best case adds best-case deals. Overdue deals count until their date is changed.",
    ],
    [
      "Forecast call",
      "The total of everyone's call for the quarter. If someone didn't answer, their last call this quarter counts.",
    ],
    [
      "Open this quarter, coverage",
      "Open deals closing by quarter end, minus excluded ones. Coverage is that ÷ the gap to quota.",
    ],
    [
      "This week",
      "Deals created, won, lost or advanced since the last close, each counted once at its amount then. Undone changes don't count; deals won or lost earlier and reopened this week are listed as reopened. Corrections of won deals stand apart, with the quarter they change.",
    ],
    [
      "Since the last close",
      "Open deals now minus open deals at that close. People who changed teams are shown separately.",
    ],
    [
      "Carried over, unconfirmed",
      "Open deals of people who didn't submit before the close, counted as they stand.",
    ],
    [
      "Several currencies",
      "Added up in the company's currency (≈) when all exchange rates are known: open deals, quotas and calls at the rate of the day, won deals at the rate of the day they were won. A closed week keeps its rates. If a rate is missing, currencies stand side by side. “Exchange rates” among what moved: what was open at the last close, at the rates of then and of now.",
    ],
    [
      "Worth a call",
      "Deals that since the last close were pushed out of the quarter or cut; signed, with the first payment overdue; stalled (in their stage for more than twice its usual workdays); due soon without a next step. And people who haven't answered. A deal is named once, for the first of these that fits.",
    ],
    [
      "Sources, campaigns",
      "Of a campaign that ran in the period everything it brought, whenever it was logged; of other sources what was logged in the period. Prospects: all of these. Qualified: came at least one counted stage beyond the one they were logged in. Orders: won. Cost per order: the campaign's cost ÷ its orders. Failed: over for longer than a sale usually takes (median of a year, from five wins on), with no order, or with orders that brought less than it cost.",
    ],
    ["No next step", "Open deals closing within two weeks, or overdue, that have no next step."],
    [
      "Signed, awaiting first payment",
      "Contract signed, first payment not yet in. Still open, shown separately, and counted in the quarter when the payment is expected. Age: since the contract.",
    ],
    [
      "Loss per step, bottleneck",
      "Of a sheet: how many fewer the next stage has in the same period, and what it is worth less; a reason on a stage's row is why they were lost from it. Of deals: those lost in the period, at the stage where they were lost, as in “lost reasons”. Bottleneck: the step at which our own rate (and days) of the period before would raise sales velocity most: deals × average value × conversion of all stages ÷ their days. Only rates of 20 or more decided count.",
    ],
    [
      "Churn",
      "Lost customers ÷ new customers of the same product and year; the alarm's threshold is in the company's settings. Of deals: new is who bought for the first time, lost is who bought and then bought nothing for 12 months, in the year when these ended; as it is known today.",
    ],
    [
      "Growth",
      "Revenue and customers against the year before, as far as both years have numbers. Each one's money is revenue ÷ customers: of a sheet those at the end of the period, of deals those who bought in it.",
    ],
    [
      "Plan completion",
      "Sold ÷ planned, by product. Of a sheet its revenue; of deals what won deals' lines of the product came to, on the day they were won. A plan of a year counts in part for a quarter of it, by days.",
    ],
    [
      "Why customers left",
      "What was written, by how many were lost. Texts that clearly say unstable market, wrong targeting, or service or quality behind rivals count as that; others stand as they are.",
    ],
  ] as readonly (readonly [string, string])[],
};
