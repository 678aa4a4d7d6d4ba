/** What the numbers mean. */
export const measuresEn = {
  definitions: "What the numbers mean",
  definitionList: [
    [
      "Open",
      "Deals that are neither won nor lost. A lost deal counts in the history of the stage it was lost from.",
    ],
    ["Weighted", "Amount × likelihood, added up."],
    [
      "Age",
      "Workdays since the deal entered the stage; half of the deals are younger, half older. Edits don't reset it.",
    ],
    [
      "Went on",
      "Deals that advanced ÷ deals that entered the stage in the last 12 months. Skipping a stage counts as passing; coming back is no second entry. Not shown below 5 deals.",
    ],
    ["Quota, to go", "What was agreed for the quarter, and that less what is won, each currency for itself."],
    ["Won", "Contract signed and first payment received, in the quarter by the company's calendar."],
    [
      "Commit, best case",
      "Cumulative: won, plus open commit deals to be signed by the end of the quarter; best case adds best-case deals. Deals whose date has passed count until they are moved.",
    ],
    [
      "Promised",
      "The numbers that people promised for the quarter, added up. Of those who did not answer, their last one of the quarter.",
    ],
    [
      "Open this quarter, coverage",
      "Open deals to be signed by the end of the quarter, without omitted ones; coverage is that ÷ what is left of the quota.",
    ],
    [
      "This week",
      "Deals to which it happened since the last close, each once, with the amount at that moment. What was taken back or reopened does not count.",
    ],
    [
      "Against the last close",
      "All open deals now, less all that were open at that close. People who changed team are told of apart.",
    ],
    [
      "Carried over, unconfirmed",
      "Open deals of people who did not submit by the close: counted as they stand.",
    ],
    ["No next step", "Open deals to be signed within two weeks, or overdue, with the next step empty."],
    [
      "Signed, awaiting first payment",
      "The contract is in, the first payment is not: still open, shown apart.",
    ],
  ] as readonly (readonly [string, string])[],
};
