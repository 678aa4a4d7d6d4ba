import { pluralEn } from "../text/count.ts";

export const leadEn = {
  customer: "Customer",
  segment: "Grade and segment",
  grade: "Grade",
  segmentOnly: "Segment",
  hadBy: "Had by",
  lastTouch: "Last contact",
  view: "View",
  all: "All",
  filtered: (filter: string) => `Only: ${filter}`,
  noneFits: (filter: string) => `Nothing here fits “${filter}”.`,
  lists: {
    pool: {
      title: (count: number): string => (count === 0 ? "Lead pool" : `Lead pool · ${count}`),
      none: "The lead pool is empty. To put a prospect there: /customer release ACME",
      means:
        "Nobody's prospects. Claim one and it becomes your prospect deal. To filter: /customer pool A East",
      columns: { since: "In the pool since", take: "Claim" },
    },
    market: {
      title: (count: number): string =>
        count === 0 ? "Target market" : `Target market · ${pluralEn(count, "company", "companies")}`,
      none: "The target market is empty. Add companies: /customer market add Globex, Initech",
      means:
        "Companies the product fits and nobody works yet: no amount, not asked about on Thursday, counted nowhere. Start one and it becomes your prospect deal.",
      columns: { since: "Listed since", take: "Start" },
    },
  },

  claimed: (name: string, number: number) => `${name} is yours now, as prospect #${number}.`,
  wasFaster: (who: string, name: string) => `${who} was faster: ${name} is taken.`,
  isTheirs: (who: string, name: string) => `${name} is ${who}'s customer.`,
  isYours: (name: string, number: number | undefined): string =>
    number === undefined ? `${name} is yours already.` : `${name} is yours already: #${number}.`,
  notThere: (name: string) =>
    `${name} is neither in the lead pool nor in the target market. See /customer pool`,
  goneFromHere: "That one isn't in the lead pool anymore. See /customer pool",
  othersToo: (name: string) => `Someone else has deals with ${name}. Ask your manager.`,
  mergedMeanwhile: (from: string, into: string) => `${from} has been merged into ${into} meanwhile.`,

  given: {
    pool: (name: string) => `${name} is in the lead pool. Anyone can claim it.`,
    market: (name: string) => `${name} is back in the target market.`,
  },
  closedWith: (numbers: readonly number[]) =>
    `${numbers.map((number) => `#${number}`).join(", ")} ${numbers.length === 1 ? "is" : "are"} closed as lost from the prospect stage: not now.`,
  isThere: {
    pool: (name: string) => `${name} is in the lead pool already.`,
    market: (name: string) => `${name} is in the target market already.`,
  },
  isFurther: (number: number, name: string) =>
    `#${number} is further than a prospect, so ${name} can't be given away. Lose it or move it back first: /deal back #${number}`,
  severalHave: (names: string, name: string) =>
    `${names} all have open deals with ${name}, so it can't be given away. Give the deals to one person first: /deal assign`,

  assignTitle: (name: string) => `Assign ${name}`,
  toWhom: "To",
  assignWhat: "Which lead, to whom? For example: /customer assign ACME Priya",
  assignWhom: (name: string) =>
    `To whom? For example: /customer assign ${name} Priya. Or back: /customer assign ${name} pool`,
  assignDeals: (name: string) =>
    `${name} isn't in the lead pool, so it has an owner. To give its deals to someone else: /deal assign`,
  assigned: (name: string, who: string, number: number) => `${name} is ${who}'s now, as prospect #${number}.`,
  doesNotSell: (who: string, role: string) => `${who} can't have leads (${role}). Name someone who sells.`,
  notYourPeople: (who: string) => `${who} isn't on your team. Ask an admin.`,

  assign: "Assign",
  release: "Give to the pool",
  drop: "Back to target market",
  stands: {
    pool: (since: string) => `In the lead pool since ${since}`,
    market: (since: string) => `In the target market since ${since}`,
  },
  history: (holdings: readonly string[]) => `Who had it: ${holdings.join(" · ")}`,
  had: (who: string, since: string, until: string | undefined, ended: string | undefined): string =>
    until === undefined
      ? `${who} since ${since}`
      : `${who} ${since} – ${until} (${ended === "release" ? "gave it to the pool" : ended === "drop" ? "returned it to the market" : ended === "recycle" ? "went back by itself" : "passed on"})`,

  keep: "Keep",
  warnTitle: (count: number): string =>
    count === 1 ? "A lead of yours goes back to the pool" : `${count} leads of yours go back to the pool`,
  warnSays: "Nobody has touched these. Get in touch, keep them with a reason, or give them to others now.",
  warnCause: {
    idle: (ago: string) => `Last touched ${ago}`,
    lost: (ago: string) => `Lost ${ago}, and no other deal since`,
  },
  goesOn: (day: string) => `goes back on ${day}`,
  warnMeans:
    "Your company has switched this on: a prospect nobody touches goes to the lead pool, so that someone else can try. A note, a call or a visit is enough to keep it. Not while you're away.",
  wentTitle: (count: number) => `${pluralEn(count, "lead")} back in the pool`,
  wentBack: (names: readonly string[]) =>
    `Back in the lead pool, because nobody touched them: ${names.join(", ")}.`,
  keepWhat: "Which lead stays, and why? For example: /customer keep ACME they decide in March",
  keepTitle: (name: string) => `Keep ${name}`,
  keepReason: "Why does it stay yours?",
  needKeepReason: "Please say why; a few words will do.",
  kept: (name: string) => `${name} stays yours; the days count anew.`,
  notWarned: (name: string) => `${name} isn't about to go back to the pool, so there's nothing to keep.`,

  reviewTitle: (day: string) => `Prospect review · ${day}`,
  reviewLeft: (count: number): string =>
    count === 1
      ? "One prospect wants a decision: does it deserve your time?"
      : `${count} prospects want a decision: do they deserve your time?`,
  reviewed: "Reported. Every prospect has been decided.",
  nothingToReview: "Nothing to decide: your prospects are screened, in time and touched.",
  reviewMeans:
    "Here are prospects that aren't screened, are older than their usual cycle, or that nobody has touched yet. “Keep” leaves them as they are.",
  keepRest: (count: number) => (count === 1 ? "Keep the last one" : `Keep the other ${count}`),
  openStill: "open",
  answeredSo: { keep: "kept", release: "in the pool", drop: "in the market", gone: "no prospect anymore" },
  doubts: {
    untouched: "never touched",
    late: (days: number) => `${pluralEn(days, "day")} over its cycle`,
    unanswered: (count: number) => `${pluralEn(count, "screening question")} open`,
  },
  noReview: "There's been no prospect review yet. An admin sets its day: /team settings",
  reportedTitle: (day: string) => `Who has reviewed their prospects · ${day}`,
  reportedSo: (done: number, of: number) => `${done} of ${of} have reported.`,
  person: "Person",
  decided: "Decided",
  reportedOn: "Reported",
  nothingAsked: "nothing to decide",
  notYet: "Not yet",
  ownReview: "My own",

  filter: "Filter…",
  filterTitle: (list: string) => `Filter: ${list}`,
  filterSubmit: "Filter",
  filterWords: "Name or other words",
  filterWordsHint: "All of them have to fit",
  filterTooLong: (longest: number) => `That is too long: at most ${longest} characters.`,
  anyOfThem: "Any",
  chooseOne: "Choose one of the list.",
  cuts: {
    grade: "Grade",
    purchasingPower: "Purchasing power",
    channel: "Channel",
    region: "Region",
    industry: "Industry",
  },
  addToMarket: "Add companies",
  companies: "Companies",
  companiesHint: "One a line, or with commas. Those that are known already are found.",
  needCompanies: "Which companies? For example: Globex, Initech",
  tooManyNames: (count: number, most: number) => `That's ${count} companies; at most ${most} at once.`,
  nameTooLong: (name: string, longest: number) =>
    `“${name}…” is too long for a name: at most ${longest} characters.`,
  added: (count: number) => `${pluralEn(count, "company", "companies")} added to the target market.`,
  listedAlready: (count: number, names: readonly string[]) =>
    `${count} ${count === 1 ? "is" : "are"} there or in the pool already: ${names.join(", ")}${count > names.length ? ", …" : ""}.`,
  workedAlready: (count: number, names: readonly string[]): string =>
    names.length === 0
      ? `${pluralEn(count, "company", "companies")} left out: known already.`
      : `Left out, because someone works or worked with them: ${names.join(", ")}${count > names.length ? ", …" : ""}.`,
  startTitle: (count: number) => `Start ${pluralEn(count, "company", "companies")}`,
  startSays: (count: number, mine: number): string =>
    mine === 0
      ? `${pluralEn(count, "company", "companies")} would become prospects. You have as many claimed prospects as you may.`
      : mine < count
        ? `${pluralEn(count, "company", "companies")} would become prospects; you may take ${mine} of them now.`
        : `${pluralEn(count, "company", "companies")} would become prospect ${count === 1 ? "deal" : "deals"}, without an amount until it's known.`,
  startMine: (count: number) => (count === 1 ? "Make it my prospect" : `Make ${count} my prospects`),
  campaign: "Campaign",
  campaignTitle: "From which campaign?",
  campaignSubmit: "Use it",
  campaignHint: "They'll count as its prospects. New ones: /funnel campaign",
  campaignGone: "That campaign isn't on offer any more. See what there is: /funnel campaign",
  ofCampaign: (name: string) => `Campaign: ${name}`,
  nameCampaign: (isNamed: boolean): string => (isNamed ? "Another campaign…" : "From a campaign…"),
  startPool: (count: number) => `Put ${count} into the pool`,
  startedMine: (numbers: readonly number[]) =>
    `${pluralEn(numbers.length, "prospect")} of yours: ${numbers
      .slice(0, 10)
      .map((number) => `#${number}`)
      .join(", ")}${numbers.length > 10 ? ", …" : ""}.`,
  startedPool: (count: number) =>
    `${pluralEn(count, "company", "companies")} put into the lead pool. Anyone can claim ${count === 1 ? "it" : "them"}: /customer pool`,
  onlyManagers: "Only a manager can put companies into the pool.",
  startAll: (count: number) => (count === 1 ? "Start it" : `Start all ${count}`),

  usages: [
    ["/customer pool", "leads without an owner; filter: /customer pool A East"],
    ["/customer claim ACME", "take one: it becomes your prospect"],
    ["/customer release ACME no budget yet", "give a prospect of yours to the pool"],
    ["/customer drop ACME", "back to the target market"],
    ["/customer assign ACME Priya", "managers: give a lead to someone, or back to the pool"],
    ["/customer market", "companies nobody works yet"],
    ["/customer market add Globex, Initech", "list companies the product fits"],
    ["/customer market start East", "make prospects of all that fit, after a preview"],
    ["/customer keep ACME they decide in March", "keep a lead that would go back to the pool"],
  ] as readonly (readonly [line: string, meaning: string])[],
};
