import { pluralEn } from "../text/count.ts";

export const joiningEn = {
  title: "Team",
  whoIsMeant: (typed: string) => `Whom do you mean by “${typed}”?`,
  removed: "An admin has taken you off this team, so nothing was done. Ask an admin to add you again.",
  lastAdmin: (who: string) => `${who} is the last admin. Make somebody else admin first.`,
  invited: (who: string, hours: number) =>
    `A one-time link and a code for ${who}, good for ${pluralEn(hours, "hour")}. Send it to nobody else.`,
  linkFor: (who: string) => `Sign-in link for ${who}`,
  newPerson: (name: string) => `New person: ${name}`,
  onlyInPrivate: "Only private chats can carry a sign-in link. Write to me directly.",
  needInvited: "Who do you want to invite? Type /team invite Wang",
  stranger: "I work for one company only, and this account isn't part of it.",
  guest: "Guest accounts need an admin's OK first. Ask one to type /team requests.",
  waits: "An admin has to let you in first. I've asked them, and I'll write to you when you're in.",
  byInvitation: "People join by invitation here. Ask an admin for one.",
  requestsTitle: "Waiting to join",
  wantsIn: (name: string) => `${name} would like to join.`,
  who: "Name",
  account: "Account",
  since: "Since",
  accounts: { member: "Colleague", guest: "Guest", external: "Other company", deleted: "Deactivated" },
  admit: "Let in",
  decline: "Decline",
  declineAll: "Decline all",
  declineAllText: (count: number) =>
    `${pluralEn(count, "person", "people")} would have to ask again. They aren't told.`,
  nobodyWaits: "Nobody is waiting.",
  moreWait: (count: number) => `and ${pluralEn(count, "more person", "more people")}`,
  admitted: (name: string) => `${name} is in, as a rep.`,
  declined: (count: number) => `Declined ${pluralEn(count, "request")}.`,
  requestGone: "Someone has already answered this request. /team requests shows who is still waiting.",
  youAreIn: "You're in",
  youAreInText: "An admin has let you in. Type help to see what I can do.",
  linkTitle: "Link your accounts",
  typeThere: (minutes: number) =>
    `Do you use me in another chat, too? Send me this line there within ${pluralEn(minutes, "minute")}, and I'll know it's you.`,
  lineToSend: "Send me this line in the other chat",
  codeFor: (name: string) => `For Slack or Lark, ${name} sends me this line`,
  keepCode: "Don't share it: whoever sends it acts as you.",
  codeInPrivate: "Codes are for private chats only. Send me a direct message.",
  codeSpoilt:
    "Others may have read that code, so it no longer works. Get a new one with /team link and send it to me in a direct message.",
  badCode: "That code is wrong or has expired. Type /team link in the other chat for a new one.",
  alreadyOne: "These accounts are already linked.",
  becomeWhom: (name: string) =>
    `This code is ${name}'s. If you go on, this account acts as ${name}. Continue only if that's you.`,
  becomeThem: (name: string) => `I'm ${name}`,
  linked: (name: string) => `Done. This account is now linked to ${name}.`,
  hasWork:
    "This account has deals, forecasts, a quota or a team of its own, so it can't be merged into another one. Type /team link here instead, and send the code in the other chat.",
};
