import { pluralEn } from "../text/count.ts";

export const deliveryEn = {
  account: (name: string, chat: string) => `${name} (${chat})`,
  deadTitle: "Undelivered messages",
  deadExplained: "I stopped trying to send these. The people below haven't seen them.",
  to: "To",
  message: "Message",
  reason: "Error",
  chatRefused: (chat: string) => `${chat} doesn't accept the bot any more`,
  chatRefusedWhy: (word: string) =>
    `It says: ${word}. Until that's mended, nobody is answered or asked there. Install the app again or renew its credentials, and check with: npm run doctor`,
  heldTitle: "Messages are held",
  held: (count: number, since: string) =>
    `The database was restored on ${since}. ${pluralEn(count, "message was", "messages were")} waiting in it and may have been sent since, so I hold them.`,
  heldWhatNow:
    "Your operator decides. Send them: npm run -s admin -- deliveries release. Never: deliveries drop. What was due before the restore isn't sent again.",
  nothingGoesOut: "HOLD_DELIVERIES is set: messages are kept and nothing goes out.",
  onceADay: "You get this notice at most once a day.",
  allDelivered: "All messages delivered",
  nothingWaits: "Anything that can't be sent shows up here.",
  tryAgain: "Retry all",
  triedAgain: (again: number, expired: number): string => {
    const late = `${pluralEn(expired, "message is", "messages are")} out of date and won't be sent.`;
    const retried = `Retrying ${pluralEn(again, "message")}.`;
    return expired === 0 ? retried : again === 0 ? late : `${retried} ${late}`;
  },
};
