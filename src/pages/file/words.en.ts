import { pluralEn } from "../../text/count.ts";

export const fileEn = {
  file: "File",
  title: (customer: string) => `${customer}: customer file`,
  whichCustomer: "Whose file? For example: /customer file ACME",
  notYours: (customer: string) =>
    `Colleagues look after ${customer}: its file and its people are for them and their managers.`,
  mergedMeanwhile: (from: string, into: string) => `${from} has been merged into ${into} meanwhile.`,

  labels: {
    industry: "Industry",
    position: "Position in its industry",
    purchasingPower: "Purchasing power",
    channel: "Channel",
    region: "Region",
    people: "People",
    sites: "Sites",
    parent: "Parent company",
    subsidiaries: "Subsidiaries",
    profit: "Expected profit contribution",
    signsOn: "Expected signing date",
    cycle: "Expected cycle",
    need: "Need",
    intent: "Intent to buy",
    mailDomain: "Mail domain",
    finances: "Finances",
    "decision-structure": "Who decides",
    "buying-habits": "How they buy",
    "regional-habits": "Regional habits",
    "it-status": "IT status",
    "other-words": "Other",
  },
  levels: { high: "high", medium: "medium", low: "low" },
  noLevel: "Choose high, medium or low.",
  unset: "–",
  peoplePlaceholder: "500",
  sitesPlaceholder: "3",
  cyclePlaceholder: "90 days, 3 months",
  domainPlaceholder: "acme.com",
  parentPlaceholder: "Name of a customer",
  days: (count: number) => pluralEn(count, "day"),
  peopleCount: (count: string, many: boolean) => `${count} ${many ? "people" : "person"}`,
  sitesCount: (count: string, many: boolean) => `${count} ${many ? "sites" : "site"}`,
  badCount: (typed: string) => `I can't read “${typed}” as a number. Type it like 500 or 1,200.`,
  tooSmall: (typed: string, least: number) => `“${typed}” is too small here: at least ${least}.`,
  tooMany: (typed: string) => `“${typed}” is too large a number.`,
  badCycle: (typed: string) =>
    `I can't read “${typed}” as a length of time. Type it like 90 days or 3 months.`,
  badDomain: (typed: string) => `“${typed}” is no mail domain. Type it like acme.com.`,
  badChoice: "Choose one of the list.",
  noParent: (typed: string) =>
    `Can't find a customer called “${typed}”. A parent company has to be a customer: /deal new ${typed}`,
  parentNear: (typed: string, near: string) =>
    `Can't find a customer called “${typed}”. Did you mean ${near}?`,
  ownParent: "A customer can't be its own parent company. Type another one, or leave it empty.",
  parentCycle: (parent: string, customer: string) =>
    `${parent} belongs to ${customer} already, so it can't be its parent company as well.`,
  tooLong: (longest: number) => `That is too long: at most ${longest} characters.`,
  ofMerged: (value: string) =>
    `“${value}” comes from a customer that was merged into this one and stays while the merge does. Type what holds instead.`,
  changedTo: (now: string) => `Somebody has changed this to ${now} meanwhile. What holds?`,
  more: "More fields",
  saved: (said: string) => `Saved: ${said}`,
  unread: (words: string) =>
    `I couldn't read “${words}”. For example: /customer acme: 2 sites, retail, 500 people`,
  nothingRead: (words: string) =>
    `I can't read “${words}”. Say it like 500 people, 2 sites, industry: retail, or open the form: /customer file`,
  nothingChanged: "That's what the file says already.",
  emptied: "emptied",
};
