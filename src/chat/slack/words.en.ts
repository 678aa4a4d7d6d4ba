/** Sentences only Slack needs, for its limits and the way it opens forms. */
export const slackEn = {
  more: (characters: string) => `…(+${characters} characters)`,
  partsLeftOut: (count: string) =>
    `${count} more parts don't fit in one Slack message. Narrow it down, or go to the next page.`,
  rowsWithoutButton:
    "Slack limits the number of buttons, so the rows below have none. Type /deal show with the name.",
  tick: "Yes",
  choose: "Choose",
  nothingToChoose: "Nothing to choose from yet.",
  group: (first: number, last: number) => `${first}–${last}`,
  tooLongForBox: (shown: string, all: string) =>
    `Slack shows only ${shown} of the ${all} characters; submitting the form keeps only those.`,
  stillWorking: "One moment, this is taking longer. The answer will show up here.",
  workingTitle: "One moment",
  done: "Done",
  doneSentence: "Done. See the conversation for the result.",
  close: "Close",
  send: "Confirm",
  openForm: "Open form",
  formNeedsButton: "One more tap: Slack only opens forms from a button.",
  formNeedsCommand:
    "This line is too long for a button. Send it as a slash command, like /deal new …, to open the form.",
  formNotOpened:
    "The form couldn't be opened, and nothing was changed. Please tell the person who runs Loudou.",
  formOutdated:
    "This form is from an earlier version, and nothing was changed. Copy what you typed and open it again.",
  notShown: "The answer couldn't be shown. Your change may have been saved, so check before you try again.",
  pictureIsThere: "The picture is in our direct messages: only you can see this answer here.",
  otherWorkspace: "I work for another Slack workspace and can't answer you here.",
  justStarting: "I'm still starting up. Please try again in a moment.",
  newDeal: "New deal",
  myDeals: "My deals",
  forecast: "This week's forecast",
  funnel: "Funnel",
};
