/** Sentences that only Slack needs: its limits and its ways of opening forms. */
export const slackEn = {
  more: (characters: string) => `…(+${characters} characters)`,
  partsLeftOut: (count: string) =>
    `${count} more parts do not fit in one Slack message. Ask for less at a time, or for the next page.`,
  rowsWithoutButton:
    "The rows below have no buttons: Slack shows only so many. Type /deal show with the name.",
  tick: "Yes",
  choose: "Choose",
  nothingToChoose: "There is nothing to choose from yet.",
  group: (first: number, last: number) => `${first}–${last}`,
  tooLongForBox: (shown: string, all: string) =>
    `Slack's box holds ${shown} of the ${all} characters; sending the form keeps only what you see.`,
  stillWorking: "One moment, this takes a little longer. The answer follows here.",
  workingTitle: "One moment",
  done: "Done",
  doneSentence: "Done. The result is in the conversation.",
  close: "Close",
  send: "Send",
  openForm: "Open the form",
  formNeedsButton: "One press more: Slack opens a form only from a button.",
  formNeedsCommand:
    "This line is too long for a button. Send it with a slash in front, like /deal new …, and the form opens by itself.",
  formNotOpened: "The form could not be opened, and nothing was changed. Please tell whoever runs the bot.",
  formOutdated:
    "This form comes from an earlier version of the bot, and nothing was changed. Copy what you typed and open it again.",
  notShown:
    "The answer could not be shown. What you did may have been recorded: please look before you repeat it.",
  otherWorkspace: "I work for another Slack workspace and cannot answer you here.",
  justStarting: "I'm still starting up. Please try again in a moment.",
  newDeal: "New deal",
  myDeals: "My deals",
  forecast: "This week's forecast",
  funnel: "Funnel",
};
