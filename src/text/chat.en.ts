/** Per command group: an example line and what it does. */
export type Usages = Readonly<
  Record<
    "deal" | "forecast" | "funnel" | "customer" | "team",
    readonly (readonly [line: string, meaning: string])[]
  >
>;

export const chatEn = {
  ourFault: "Something went wrong on our side and nothing was changed. Please send it again.",
  heldUp: "Somebody else is changing this right now, so nothing was done. Try again in a moment.",
  staleButton: "This button or form is out of date. Open the deal again, for example with /deal list.",
  notAllowed: "Your role doesn't allow this. Ask an admin, or type /team to see who that is.",
  notUnderstood: "I couldn't read that. Type /deal help to see how it is written.",
  alreadyRecorded: "Already recorded; nothing was done twice.",
  cancel: "Cancel",
  save: "Save",
  required: "Please fill this in.",
  previous: "Previous",
  next: "Next",
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  helpTitle: "What I understand",
  helpHint: "Chinese and English both work, and short forms too: /deal adv acme 3",
  helpMore: "More of each kind, for example: /team help",
  didYouMean: (typed: string) => `I don't know “${typed}”. Did you mean:`,
  unknownWord: (typed: string) => `I don't know “${typed}”. This is what I understand:`,
  helpLine: "Type",
  helpMeaning: "What it does",
  usages: {
    deal: [
      ["/deal new ACME 1.2m next Friday", "log a deal; a form asks only for what is missing"],
      ["/deal advance ACME qualified", "move it to a stage"],
      ["/deal show ACME", "everything about one deal; #42 works too"],
      ["/deal list", "mine; add team, a stage, a customer, due, stalled"],
      ["/deal note ACME met the CFO", "write something down"],
      ["/deal update ACME 1.5m", "change amount, date, likelihood"],
      ["/deal back ACME", "a stage back, with a reason"],
      ["/deal lose ACME", "close it as lost, with a reason"],
      ["/deal win ACME", "signed: asks for the contract and the first payment"],
      ["/deal undo", "undo your last change, of any kind (10 minutes)"],
      ["/deal history ACME", "who changed what, and when"],
      ["/deal reopen ACME", "take up a closed deal again"],
      ["/deal run nudge", "send the Thursday card now; digest for Friday's (managers)"],
    ],
    forecast: [
      ["/forecast", "this week's forecast card"],
      ["/forecast submit 2.4m", "promise a number for the quarter, the rest unchanged"],
      ["/forecast status", "who has answered (managers)"],
    ],
    funnel: [
      ["/funnel", "the funnel: mine, or my team's"],
      ["/funnel mine", "only my own deals"],
      ["/funnel definitions", "what each number means"],
    ],
    customer: [["/customer ACME", "find a customer and its deals"]],
    team: [
      ["/team", "who is who; teams, managers, roles"],
      ["/team language English", "the language I speak to you"],
      ["/team link", "use me in another chat as the same person"],
      ["/team new East", "make a team (admins, like all below)"],
      ["/team join Wang East", "put somebody into a team"],
      ["/team manager East Chen", "say who leads a team"],
      ["/team role Wang manager", "change a role"],
      ["/team quota Wang 3m", "what somebody is asked to bring in this quarter (managers too)"],
      ["/team settings", "hours, days off, time zone, currency, sales process, new people"],
      ["/team invite Wang", "a sign-in link for the web chat, a code for the others"],
      ["/team requests", "who waits to be let in"],
      ["/team undelivered", "messages that could not be sent"],
    ],
  } as Usages,
  groupNames: {
    deal: "Deals",
    customer: "Customers",
    forecast: "Forecast",
    funnel: "Funnel",
    team: "Team",
  },
};
