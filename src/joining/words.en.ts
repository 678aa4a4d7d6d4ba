import { pluralEn } from "../text/count.ts";

export const joiningEn = {
  title: "Team",
  whoIsMeant: (typed: string) => `Which “${typed}” do you mean?`,
  whoIsNear: (typed: string) => `Can't find “${typed}”. Did you mean:`,
  removed:
    "An admin removed you from this team, so nothing was done. To come back, ask an admin for /team restore.",
  lastAdmin: (who: string) => `${who} is the last admin. Make someone else an admin first.`,
  invited: (who: string, hours: number) =>
    `A one-time link and a code for ${who}, good for ${pluralEn(hours, "hour")}. Don't share them with anyone else.`,
  linkFor: (who: string) => `Sign-in link for ${who}`,
  removedOne: (label: string) => `${label} (removed)`,
  newPerson: (name: string) => `New person: ${name}`,
  onlyInPrivate: "I only send sign-in links in private. Send me a direct message.",
  inviteTitle: "Invite someone",
  invite: "Invite",
  inviteHint: "You get a one-time web chat link and a code for Slack or Lark, to pass on.",
  oneAtATime: "One person at a time, and the name without a comma: Tom Baker",
  needInvited: "Who do you want to invite? Type /team invite Wang",
  stranger: "I only work for one company, and this account isn't part of it.",
  guest: "Guest accounts need an admin's OK first. Ask one to type /team requests.",
  waits: "An admin has to approve you first. I've asked them and will message you once you're in.",
  byInvitation: "You need an invitation to join. Ask an admin for one.",
  requestsTitle: "Waiting to join",
  wantsIn: (name: string) => `${name} would like to join.`,
  who: "Name",
  account: "Account",
  since: "Since",
  accounts: { member: "Colleague", guest: "Guest", external: "Other company", deleted: "Deactivated" },
  admit: "Approve",
  decline: "Decline",
  declineAll: "Decline all",
  declineAllText: (count: number) =>
    `${pluralEn(count, "person", "people")} will have to ask again. They won't be notified.`,
  nobodyWaits: "Nobody is waiting.",
  moreWait: (count: number) => `and ${pluralEn(count, "more person", "more people")}`,
  admitted: (name: string) => `${name} joined as a rep.`,
  declined: (count: number) => `Declined ${pluralEn(count, "request")}.`,
  requestGone: "Someone has already answered this request. /team requests shows who is still waiting.",
  youAreIn: "You're in",
  youAreInText: "An admin approved you. Type help to see what I can do.",
  isGone: (name: string) => `${name}'s account has been deactivated`,
  goneThen: (name: string, deals: number) =>
    `I don't ask ${name} for forecasts any more. ${deals === 0 ? "There are no open deals to hand over." : `${pluralEn(deals, "open deal")} stay in the funnel until somebody takes them over.`}`,
  removeThem: "Remove and hand over",
  linkTitle: "Link your accounts",
  typeThere: (minutes: number) =>
    `Do you use me in another chat too? Send me this line there within ${pluralEn(minutes, "minute")}, and I'll know it's you.`,
  lineToSend: "Send me this line in the other chat",
  codeFor: (name: string) => `${name} sends me this line on Slack or Lark`,
  keepCode: "Don't share it. Anyone who sends it acts as you.",
  codeInPrivate: "Codes are for private chats only. Send me a direct message.",
  codeSpoilt:
    "Others may have seen that code, so it no longer works. Get a new one with /team link and send it to me in a direct message.",
  badCode: "That code is wrong or has expired. Type /team link in the other chat for a new one.",
  alreadyOne: "These accounts are already linked.",
  becomeWhom: (name: string) =>
    `This code is ${name}'s. If you go on, this account acts as ${name}. Continue only if that's you.`,
  becomeThem: (name: string) => `I'm ${name}`,
  linked: (name: string) => `Done. This account is now linked to ${name}.`,
  hasWork:
    "This account has deals, forecasts, a quota or a team of its own, so it can't be linked by a code. Type /team link here instead, and send the code in the other chat; or ask an admin for /team merge.",
  byGroups: {
    title: "Your role",
    roles: { rep: "rep", manager: "manager", admin: "admin", finance: "finance", "read-only": "read-only" },
    roleIs: (role: string) => `By your groups at the company account, your role is now ${role}.`,
    lastAdmin:
      "By your groups at the company account you're no admin any more. As the last one you stay admin until there is another: /team role Name admin",
  },
};
