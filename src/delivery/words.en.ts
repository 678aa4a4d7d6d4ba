export const deliveryEn = {
  deadTitle: "Messages that could not be delivered",
  deadExplained: "These messages were given up. The people below have not seen them.",
  to: "To",
  message: "Message",
  reason: "What the platform said",
  onceADay: "You get this notice at most once a day.",
  allDelivered: "Everything was delivered",
  nothingWaits: "What could not be sent would be listed here.",
  tryAgain: "Try all again",
  triedAgain: (count: number): string =>
    `${count === 1 ? "1 message is" : `${count} messages are`} on the way again.`,
};
