import { pluralEn } from "../text/count.ts";

/** The help's lines about deals, and how owners are told of changes. */
export const dealsEn = {
  toldTitle: (deals: number) =>
    deals === 1 ? "One of your deals changed" : `${deals} of your deals changed`,
  toldMore: (deals: number) => `And ${pluralEn(deals, "more deal")}: /deal list shows them.`,

  usages: [
    ["/deal new ACME 1.2m next Friday", "log a deal; a form asks only for what is missing"],
    ["/deal advance ACME qualified", "move it to a stage"],
    ["/deal show ACME", "everything about one deal; #42 works too"],
    ["/deal list", "mine; add team, a stage, a customer, due, stalled"],
    ["/deal list team export", "any list as a file for Excel"],
    ["/deal note ACME met the CFO", "write something down; a photo sent right after goes with it"],
    ["/deal attach ACME", "put the file you just sent with a deal"],
    ["/deal update ACME 1.5m", "change amount, date, likelihood"],
    ["/deal back ACME", "a stage back, with a reason"],
    ["/deal lose ACME", "close it as lost, with a reason"],
    ["/deal win ACME", "signed: asks for the contract and the first payment"],
    ["/deal undo", "undo your last change, of any kind (10 minutes)"],
    ["/deal history ACME", "who changed what, and when"],
    ["/deal reopen ACME", "take up a closed deal again"],
    ["/deal run nudge", "send the Thursday card now; digest for Friday's (managers)"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
