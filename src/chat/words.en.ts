import { pluralEn } from "../text/count.ts";

/** What every chat says, whatever the feature. */
export const chatEn = {
  ourFault: "Something went wrong on our side and nothing was changed. Please send it again.",
  heldUp: "Someone else is changing this right now, so nothing was done. Try again in a moment.",
  slowDown: "That was a lot at once, so this one wasn't done. Wait a moment and send it again.",
  staleButton: "This button or form is out of date. Open the deal again, for example with /deal list.",
  notAllowed: "Your role doesn't allow this. Ask an admin; /team shows who they are.",
  notUnderstood: "I didn't get that. Type /deal help for examples.",
  welcome: "You're welcome!",
  alreadyRecorded: "Already recorded. Nothing was done twice.",
  cancel: "Cancel",
  save: "Save",
  required: "Please fill this in.",
  previous: "Previous",
  next: "Next",
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  helpTitle: "What I understand",
  helpHint: "English and Chinese both work, and so do short forms: /deal adv acme 3",
  helpMore: "For more on one command, for example: /team help",
  didYouMean: (typed: string) => `I don't know “${typed}”. Did you mean:`,
  unknownWord: (typed: string) => `I don't know “${typed}”. Here is what I understand:`,
  helpLine: "Type",
  helpMeaning: "What it does",
  /** Headings of a chart's numbers. */
  chart: {
    stage: "Stage",
    value: "Value",
    next: "To next stage",
    period: "Period",
    step: "Step",
    change: "Change",
  },
  platforms: { slack: "Slack", lark: "Lark", web: "web chat" } as Readonly<Record<string, string>>,
  morePeople: (count: number) => `and ${pluralEn(count, "more person", "more people")}`,
};
