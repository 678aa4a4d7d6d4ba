import { pluralEn } from "../text/count.ts";

/** The help lines about deals, and the notice owners get about changes. */
export const dealsEn = {
  toldTitle: (deals: number) =>
    deals === 1 ? "One of your deals changed" : `${deals} of your deals changed`,
  toldMore: (deals: number) => `Plus ${pluralEn(deals, "more deal")}. See /deal list`,

  usages: [
    ["/deal new ACME 1.2m next Friday", "log a deal; I ask for what is missing"],
    ["/deal advance ACME qualified", "move it to a stage"],
    ["/deal show ACME", "see one deal; #42 works too"],
    ["/deal today", "whom to see to today, and why: ten at most"],
    ["/deal untouched", "customers not in touch as often as their priority wants"],
    ["/deal list", "my deals; add team, a stage, a customer, due, stalled, no next step"],
    [
      "/deal list team next month no next step",
      "by close date, next step, amount (over 500k, or by amount: biggest first), product; lost price, won last quarter",
    ],
    [
      "/deal bulk team stalled",
      "change owner, date, category, next step or source of all in a list, with a preview",
    ],
    ["/deal list team export", "export any list for Excel"],
    [
      "/deal export changes",
      "the week's changes as a file of updates for the CRM you pay for; crm #42 006… sets an id",
    ],
    ["/deal lines ACME", "its products with quantity, price and discount; the amount is their sum"],
    ["/deal prices", "the price list; add a product or series to see only those"],
    ["/deal partner ACME Acme Partners 20%", "who brought or joins in it, and their share"],
    ["/deal competitor ACME Oracle", "against whom: strengths and weaknesses; add out once they are"],
    ["/deal helper ACME Priya presales 8h", "a colleague who helps: sees its card, notes what was done"],
    [
      "/deal link ACME https://example.com/offer The offer",
      "a page about it; parties ACME shows all of these",
    ],
    ["/deal prepare ACME", "before a meeting: who is met, what to ask, what to say"],
    ["/deal note ACME met the CFO", "add a note; a photo sent right after goes with it"],
    [
      "/deal visit ACME met Jen 45min, liked it; next: send proposal Fri",
      "record a visit; call, mail and demo work alike",
    ],
    ["/deal touches ACME", "who was in touch with them, when and how; alone: my own"],
    ["/deal attach ACME", "attach the file you just sent"],
    ["/deal update ACME 1.5m", "change the amount, close date or likelihood"],
    ["/deal back ACME", "move it back a stage, with a reason"],
    ["/deal exception ACME", "ask the manager to let it pass without what a stage needs; alone: all of them"],
    ["/deal assess ACME", "go through the assessment that is due; assessments ACME compares them"],
    ["/deal lose ACME", "close it as lost, with a reason"],
    ["/deal win ACME", "close it as won: contract and first payment"],
    ["/deal undo", "undo your last change (within 10 minutes)"],
    ["/deal assign ACME Priya", "hand it to a colleague; stage and history stay"],
    ["/deal withdraw ACME", "take out what was logged by mistake (managers)"],
    ["/deal pipeline", "my sales process: stages, what they need, where my deals stand; add all, or a name"],
    ["/deal pipeline criteria", "which criteria tell won deals from lost ones (managers)"],
    ["/deal lesson ACME they wanted three-year cost", "keep what others should know next time"],
    ["/deal lessons price", "lessons by stage, reason, industry or customer"],
    ["/deal pipeline export", "a sales process as a file; import brings it back (admins)"],
    ["/deal pipeline moves", "deals that were moved to another version of their process, to undo (admins)"],
    ["/deal history ACME", "who changed what, and when"],
    ["/deal reopen ACME", "reopen a closed deal"],
    ["/deal again ACME", "log a repeat order of a customer who bought"],
    ["/deal run nudge", "send the Thursday card now; digest sends Friday's (managers)"],
    ["/deal review", "prospects that want a decision: keep them or give them away"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
