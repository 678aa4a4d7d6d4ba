export const assessingEn = {
  title: (assessment: string, customer: string) => `${assessment}: ${customer}`,
  submit: "Save assessment",
  evidence: "How do you know?",
  saved: (assessment: string) => `${assessment} saved. You can undo this for 10 minutes: /deal undo`,
  none: (process: string) => `The sales process “${process}” has no assessments.`,
  noSuch: (typed: string, names: readonly string[]) =>
    `No assessment is called “${typed.slice(0, 40)}”. There are: ${names.join(", ")}.`,
  notYet: (customer: string, number: number) =>
    `${customer} hasn't been assessed yet. To do it: /deal assess #${number}`,
  comparisonTitle: (deal: string) => `${deal}: assessments`,
  criterion: "Criterion",
  holds: (held: number, of: number) => `${held} of ${of} hold.`,
  saidBy: (who: string, text: string) => `${who}: ${text}`,
  nobody: "Loudou",
  changed: "What changed since the time before",
  nothingChanged: "Nothing changed since the time before.",
  same: "The same as before",
  openDeal: "Open deal",
};
