import { pluralEn } from "../text/count.ts";

/** What the web chat itself says: the page, sign-in, the message box. */
export const webEn = {
  product: "Loudou",
  conversation: "Conversation",
  skipToBox: "Skip to the message box",
  boxLabel: "Your message",
  boxHint: "Message, or / for commands",
  send: "Send",
  commands: "Commands",
  working: "Loudou is working…",
  newMessages: "New messages",
  earlier: "Show earlier messages",
  connectionLost: "Connection lost. Trying again…",
  notSent: "That wasn't sent. Check your connection and try again; nothing will be recorded twice.",
  tooLong: (most: number) => `That's too long. Please keep it under ${most} characters.`,
  tooFast: "Too many messages at once. Please wait a minute and try again.",
  needsCookies: "Your browser keeps no cookies for this site. Allow them, then open the address again.",
  language: "Language",
  theme: "Appearance",
  themes: { auto: "Automatic", light: "Light", dark: "Dark" },
  signOut: "Sign out",
  sessions: { label: "Signed-in browsers", line: "/team sessions" },
  welcome: {
    morning: (name: string) => `Good morning, ${name}`,
    afternoon: (name: string) => `Good afternoon, ${name}`,
    evening: (name: string) => `Good evening, ${name}`,
    lead: "Tell me about a deal in one line, and I'll keep the funnel up to date. Start with one of these, or type /.",
    today: {
      title: "Today",
      unnamed: "Tell me your name",
      setup: (steps: number) => `${pluralEn(steps, "step")} to set up your company`,
      forecast: "Your forecast for this week",
      silent: (people: number) => `${pluralEn(people, "person", "people")} still to answer`,
      overdue: (deals: number) => `${pluralEn(deals, "deal")} past due`,
      noNextStep: (deals: number) => `${pluralEn(deals, "deal")} due soon, no next step`,
      lines: {
        unnamed: "/team name",
        setup: "/team setup",
        forecast: "/forecast",
        silent: "/forecast status",
        overdue: (team: boolean): string => (team ? "/deal list team overdue" : "/deal list overdue"),
        noNextStep: (team: boolean): string =>
          team ? "/deal list team no next step" : "/deal list no next step",
      },
    },
    starters: {
      new: { label: "Log a deal", line: "/deal new" },
      list: { label: "My deals", line: "/deal list" },
      teamList: { label: "My team's deals", line: "/deal list team" },
      forecast: { label: "This week's forecast", line: "/forecast" },
      funnel: { label: "The funnel", line: "/funnel" },
      team: { label: "My team", line: "/team" },
      help: { label: "Help", line: "/help" },
    },
  },
  login: {
    title: "Sign in",
    lead: "This is your company's sales funnel. Sign in with your personal one-time link; no password needed.",
    companyAccount: "your company account",
    leadWithAccount:
      "This is your company's sales funnel. Sign in with your company account, or with a personal one-time link.",
    byAccount: (name: string) => `Sign in with ${name}`,
    notByAccount: {
      denied: (name: string) =>
        `Signing in with ${name} was cancelled or not allowed. Try again, or use a personal link.`,
      away: (name: string) => `Can't reach ${name} right now. Try again in a minute, or use a personal link.`,
      unwell: (name: string) =>
        `Something is wrong between me and ${name}, so nobody was signed in. Whoever runs this server finds the reason in its log; a personal link still works.`,
      used: () => "That sign-in was used already, took too long, or began in another browser. Start again.",
      foreign: () => "That answer doesn't belong to the sign-in this browser began. Start again.",
      issuer: (name: string) =>
        `That answer came from somewhere else than ${name}, so nobody was signed in. Start again.`,
      "no-mail": (name: string) =>
        `I can't tell who you are: ${name} hasn't verified your e-mail address. Ask your IT to, or use a personal link.`,
      "other-domain": () =>
        "That account isn't one of this company's. Sign in with the one you have at work.",
      waits: () => "An admin has to approve you first. I've asked them; sign in again once they have.",
      invitation: () => "You need an invitation to join. Ask an admin for one: /team invite Your Name",
      removed: () => "An admin removed you from this team. To come back, ask an admin for /team restore.",
    },
    howTo: "How to get your link",
    askAdmin: "Ask an admin to send Loudou this line, in any chat:",
    askAdminLine: "/team invite Your Name",
    operator: "If you run this server, type this on it:",
    operatorLine: "npm run login",
    atStart: "The first admin's link is printed when the server starts for the first time.",
    linkTitle: (name: string) => `Hello ${name}`,
    linkLead: "This link works once. After that, this browser stays signed in.",
    enter: "Sign in",
    firstAdminTitle: "Welcome to Loudou",
    firstAdminLead:
      "Sign in with this link to become the first admin, then invite your team. The link works once; after that, this browser stays signed in.",
    enterAsAdmin: "Sign in as admin",
    badLinkTitle: "This link no longer works",
    badLink: "It was already used, has expired, or is incomplete. Ask for a new one.",
  },
};
