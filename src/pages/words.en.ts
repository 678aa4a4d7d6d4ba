import { formatList, pluralEn } from "../text/count.ts";

export const pageEn = {
  latest: "Newest customers. To find another, type /customer and the name.",
  noneYet: "No customers yet. Log a deal to add one: /deal new ACME 120k next Friday",
  none: (typed: string) =>
    `Can't find a customer called “${typed}”. Log a deal to add it: /deal new ${typed}`,
  key: "Key customer",
  noDeals: "No deals with this customer that you can see.",
  totals: (open: string, won: string) => `Open ${open} · won ${won}`,
  more: "Showing the latest 20.",
  all: "All deals",

  moreOfFile: "More of the file",
  wonDeals: "Won",
  dealsByStage: "Deals by stage",
  amountByStage: "Amount by stage",
  nextTouch: "Next step",
  step: (day: string, text: string, number: number) => `${day} · ${text} (#${number})`,

  dueTitle: "Due for another order",
  nobodyDue: "Nobody is due within 30 days: no customer with two orders and nothing open.",
  lastOrder: "Last order",
  usualCycle: "Usual cycle",
  dueOn: "Due",
  everyDays: (days: number, orders: number) => `${pluralEn(days, "day")} (${pluralEn(orders, "order")})`,
  view: "View",
  dueMeans:
    "Usual cycle: the median of the days between a customer's won deals. Listed are those due within 30 days who have nothing open.",
  loyal: (satisfaction: string, day: string) =>
    `Loyal: satisfied ${satisfaction}/5 and would buy again (${day})`,
  satisfied: (satisfaction: string, day: string) => `Satisfaction ${satisfaction}/5 (${day})`,

  customer: "Customer",
  exportName: "customers",
  yes: "yes",
  columns: {
    industry: "Industry",
    region: "Region",
    grade: "Grade",
    people: "Employees",
    open: "Open amount",
    won: "Won amount",
    lastTouch: "Last contact",
    since: "Since",
  },
  means: {
    owner: "Who looks after the customer, where that was said.",
    deals: "Deals that are neither won nor lost, of those that you may see.",
    open: "What these deals come to.",
    won: "What all won deals come to, of those that you may see.",
    since: "When the customer was first logged.",
  },
  nameIt: "Which customer? For example: /customer rename ACME ACME Holdings",
  notYours: (names: readonly string[]) =>
    `Others have deals with ${formatList(names, "en")}, too. Ask an admin, or a manager of all of them.`,
  mergedMeanwhile: (from: string, into: string) => `${from} has been merged into ${into} meanwhile.`,

  crmId: "CRM id",
  callWhich: "Which customer, and what is it called in the CRM? For example: /customer crm ACME 001Dn00001",
  callTitle: (name: string) => `CRM id of ${name}`,
  callHint:
    "What the customer is called in the CRM your company uses beside this. Leave it empty to remove it.",
  callTooLong: (limit: number) => `That's too long for an id: at most ${limit} characters.`,
  callOneWord: "An id is one word without blanks, such as 001Dn00000XyZab.",
  callTaken: (value: string) =>
    `${value} is the id of another customer already. Check it, or take it off there first: /customer crm ACME none`,
  calledSince: (name: string, value: string) => `${name} is ${value} in the CRM.`,
  calledNothing: (name: string) => `${name} has no CRM id anymore.`,

  rename: "Rename",
  renameTitle: (name: string) => `Rename ${name}`,
  renameSubmit: "Rename",
  newName: "New name",
  needName: "What is it called now?",
  tooLong: (longest: number) => `That name is too long: at most ${longest} characters.`,
  calledSo: (name: string) => `It's called ${name} already.`,
  renamedMeanwhile: (was: string, name: string) =>
    `${was} has been renamed ${name} meanwhile. Open it again.`,
  nameTaken: (taken: string, former: string) =>
    `There's already a customer called ${taken}. If they are the same company, merge them: /customer merge "${former}" "${taken}"`,
  renamed: (former: string, name: string) => `${former} is now ${name}. Closed weeks keep the old name.`,

  merge: "Merge",
  mergeTwo: "Merge two customers",
  whichGoes: "Customer to merge",
  whichStays: "Customer to keep",
  mergeTitle: (name: string) => `Merge ${name}`,
  mergeLook: "Preview",
  goes: "Merged",
  stays: "Kept",
  what: "What happens",
  openDeals: "Open deals",
  closedDeals: "Closed",
  owners: "Owners",
  sameOne: (name: string) => `That's one customer already: ${name}.`,
  belongsTo: (below: string, above: string) =>
    `${below} belongs to ${above}, so they are two companies. If they are one after all, take the parent company out of the file of ${below} first.`,
  mergeSays: (from: string, into: string, deals: number) =>
    `${deals === 0 ? "No deals move" : `${pluralEn(deals, "deal")} of ${from}${deals === 1 ? " moves" : ", closed ones too, move"}`} to ${into}. Whoever types ${from} then gets ${into}. People and touches come along, and so does what ${from} has in its file and ${into} doesn't. Totals and closed weeks don't change.`,
  mergeSubmit: (into: string) => `Merge into ${into}`,
  otherWay: "Other way round",
  merged: (from: string, into: string) => `${from} is merged into ${into}.`,

  separate: "Undo a merge",
  separateWhich: "Which customer should be on its own again?",
  separateTitle: (name: string, into: string) => `Separate ${name} from ${into}`,
  separateSays: (name: string, into: string, deals: number) =>
    `${deals === 0 ? `No deals go back to ${name}` : `${pluralEn(deals, "deal")} ${deals === 1 ? "goes" : "go"} back to ${name}`}; what was logged with ${into} since the merge stays there. Closed weeks don't change.`,
  separateSubmit: (name: string) => `Separate ${name}`,
  separated: (name: string, into: string) => `${name} is separate from ${into} again.`,
  separateFirst: (name: string, between: string, into: string) =>
    `${name} was merged into ${between}, and ${between} into ${into}. Undo that one first: /customer unmerge ${between}`,
  notMerged: (name: string) =>
    `${name ? `Nothing has been merged into “${name}”, and it` : "It"} hasn't been merged into another customer.`,
  nothingMerged: "No customer has been merged into another one.",

  usages: [
    [
      "/customer ACME",
      "a customer: its deals, its people, its file; /customer acme: 2 sites, retail writes into the file",
    ],
    ["/customer file ACME", "its file as a form"],
    ["/customer contacts ACME", "its people, and who nobody has met"],
    ["/customer contact ACME Jane Roe CFO jane@acme.com", "write somebody down"],
    ["/customer fields", "admins: what your company wants to know of each customer"],
    ["/customer erase Jane Roe", "managers: erase what is kept about somebody, after a preview"],
    ["/customer export Jane Roe", "managers: what is kept about somebody, as a file"],
    [
      "/customer visit ACME met Jen 45min",
      "record a visit, also without a deal; call, mail and demo work alike",
    ],
    ["/customer worth", "who deserves time, in three pictures; /customer worth time shows where it went"],
    ["/customer priority ACME high", "decide how much time a customer deserves"],
    ["/customer review", "your customers whose priority wants a second look"],
    ["/customer tiers", "customers in tiers by what they bought, and against the year before"],
    ["/customer key", "key customers: who brings most of the money, who is new, what is missing"],
    ["/customer notes ACME", "personal needs, and how to talk with them"],
    ["/customer mark ACME", "managers: make it a key customer; /customer mark ACME off takes that back"],
    ["/customer crm ACME 001Dn00001", "what it is called in the CRM you pay for; none takes it off"],
    ['/customer rename ACME "ACME Holdings"', "give it another name"],
    ['/customer merge "Delta Inc" "Delta GmbH"', "make two customers one, after a preview"],
    ["/customer duplicates", "customers that may be one: merge them, or say that they are different"],
    [
      '/customer different "Delta Inc" "Delta GmbH"',
      "two that are not the same: nobody is asked about them again",
    ],
    ['/customer unmerge "Delta Inc"', "managers: take a merge back, at any time"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
