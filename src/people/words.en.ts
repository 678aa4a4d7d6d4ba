import { pluralEn } from "../text/count.ts";

const deals = (count: number) => pluralEn(count, "open deal");

export const peopleEn = {
  toWhom: "New owner",
  byName: "A name or an e-mail address",
  needReceiver: "Choose who gets the deals.",
  whichReceiver: (names: string) => `Did you mean ${names}?`,
  noReceiver: (typed: string) => `No colleague who sells is called “${typed}”.`,
  nobodyToGive: "There's no colleague to hand deals to. /team shows everyone.",
  areTheirs: (who: string) => `${who} owns that already. Name someone else.`,
  doesNotSell: (who: string, role: string) => `${who} can't own deals (${role}). Name someone who sells.`,
  notYourPeople: (who: string) => `${who} isn't on your team. Ask an admin.`,

  closed: (customer: string, number: number) =>
    `${customer} (#${number}) is closed and keeps its owner. Only open deals change hands.`,
  assignTitle: (number: number) => `Hand over #${number}`,
  assignSubmit: "Hand over",
  assignIntro: (deal: string, owner: string) => `${deal} is ${owner}'s. Stage and history stay.`,
  assigned: (number: number, owner: string) => `#${number} is now ${owner}'s.`,
  gaveAway: (deal: string, owner: string) => `${deal} is now ${owner}'s. ${owner} will be told.`,

  handoverTitle: "Hand over deals",
  needFromAndTo: "Whose deals go to whom? For example: /team handover Wang Chen",
  noOpenDeals: (who: string) => `${who} has no open deals.`,
  hasDeals: (who: string, count: number, amount: string) => `${who} has ${deals(count)}, ${amount}.`,
  handedOver: (count: number, amount: string, from: string, to: string) =>
    `${deals(count)} of ${from} (${amount}) ${count === 1 ? "is" : "are"} now ${to}'s.`,
  dealsOf: (who: string) => `${who}'s deals`,

  needPersonToRemove: "Name who leaves, for example: /team remove Wang",
  removeTitle: (who: string) => `Remove ${who}`,
  remove: "Remove",
  removeMeans: (who: string) =>
    `${who} is signed out at once, gets no more cards and isn't asked or counted from now on. History and past numbers stay.`,
  leaderless: (teams: string, count: number) =>
    `${teams} will have no manager. Set ${count === 1 ? "a new one" : "new ones"}: /team manager`,
  quotaStays: (who: string) => `Their quota stays in the total. To take it out: /team quota ${who} 0`,
  decideLater: (who: string) => `Decide later: they stay ${who}'s`,
  removed: (who: string) => `${who} is removed. To bring them back: /team restore ${who}`,
  removedWithDeals: (who: string, count: number) =>
    `${who} is removed and still owns ${deals(count)}. To hand them over: /team handover ${who}`,
  removedAndGiven: (who: string, count: number, to: string) =>
    `${who} is removed; ${deals(count)} went to ${to}.`,
  needPersonToRestore: "Name who comes back, for example: /team restore Wang",
  restored: (who: string) => `${who} is back, with the role and team from before.`,

  nameTitle: "Your name",
  yourName: "What colleagues call you",
  needName: "Type your name.",
  nameIs: (name: string) => `You're ${name} here from now on.`,
  nameFollows: (chat: string) => `Your name follows your profile on ${chat}. Change it there.`,

  needTwoPeople: "Name the account to keep, then the other one, for example: /team merge Wang “Wang Fang”",
  mergeTitle: "Two accounts of one person",
  mergeKeeps: (who: string) => `${who} is kept. From the other one:`,
  mergeDeals: (open: number, closed: number) =>
    `${deals(open)} and ${pluralEn(closed, "closed one")} become theirs; closed weeks stay as they were told.`,
  mergeWeek: {
    moved: "This week's forecast becomes theirs.",
    joined: "Both have answered this week: the kept answers and call stand, the other's fill the gaps.",
  },
  mergeQuotas: (moved: number, dropped: number) =>
    dropped === 0
      ? `${pluralEn(moved, "quota")} become${moved === 1 ? "s" : ""} theirs.`
      : `Of ${pluralEn(moved + dropped, "quota")}, ${dropped} ${dropped === 1 ? "is" : "are"} dropped, as the kept account has its own for those days.`,
  mergeTeams: (teams: string) => `They manage ${teams} from now on.`,
  mergeChats: (chats: string) => `Signing in on ${chats} opens the kept account from now on.`,
  mergeKeepsRole: (role: string, team: string) =>
    `The kept account keeps its name, its role (${role}) and its team (${team}).`,
  mergeCanBeUndone:
    "An admin can take it back with /team unmerge: deals, quotas, teams and accounts go back; this week's forecast stays.",
  needPersonToSeparate: "Name who was merged, for example: /team unmerge Wang",
  notMerged: (who: string) => `No account was merged into ${who}, or none of it is left to go back.`,
  separateTitle: "Take a merge back",
  separateSays: (other: string, kept: string, count: number) =>
    `${other} becomes an account of its own again, apart from ${kept}. ${pluralEn(count, "deal")}, quotas, teams and chats that came with it and are still there go back. This week's forecast and closed weeks stay as they are.`,
  separate: "Take it back",
  separated: (other: string, kept: string) => `${other} and ${kept} are two people again.`,
  merge: "Merge",
  keepOther: (who: string) => `Keep ${who} instead`,
  merged: (other: string, kept: string) => `${other} and ${kept} are one person now.`,

  sessions: {
    title: "Signed-in browsers",
    titleOf: (who: string) => `${who}: signed-in browsers`,
    browser: "Browser",
    seen: "Last used",
    ends: "Signed in until",
    on: (browser: string, system: string) => `${browser} on ${system}`,
    unknown: "Unknown browser",
    here: (name: string) => `${name} (this one)`,
    none: "Not signed in to the web chat anywhere.",
    more: (count: number) => `and ${pluralEn(count, "more browser")}`,
    end: "Sign out",
    endAll: (others: boolean): string => (others ? "Sign out all others" : "Sign out all"),
    endAllMeans: "Their open pages close at once. Signing in again takes a new link or the company account.",
    leave: "Cancel",
    ended: (count: number) => `Signed out of ${pluralEn(count, "browser")}.`,
    endedAlready: "That browser was signed out already.",
    inPrivate: "I only show signed-in browsers in private. Send me a direct message.",
  },
};
