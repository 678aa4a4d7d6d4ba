import { pluralEn } from "../text/count.ts";

export const deliveryEn = {
  deadTitle: "Undelivered messages",
  deadExplained: "I stopped trying to send these. The people below haven't seen them.",
  to: "To",
  message: "Message",
  reason: "Error",
  onceADay: "You get this notice at most once a day.",
  allDelivered: "All messages delivered",
  nothingWaits: "Anything that can't be sent shows up here.",
  tryAgain: "Retry all",
  triedAgain: (count: number): string => `Retrying ${pluralEn(count, "message")}.`,
};
