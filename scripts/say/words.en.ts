/** What `npm run say` says in English. */
export const wordsEn = {
  help: `npm run -s say -- [options] "LINE" …
Talk to the bot from a terminal as a member of the company, with the same lines, buttons and forms as in a chat.

Steps, run in the order given:
  "LINE"             sends a line, for example "/deal list"
  --press LABEL      presses a button of the last answer (confirming it if asked);
                     "LABEL#2" is the second button with that label
  --set FIELD=VALUE  fills a field of the last form, by name or label
  --submit           submits that form; fields not set keep their values

Options:
  --as MAIL|NAME     who is speaking: an e-mail, a name, its pinyin, or part of it. Default: the first admin;
                     in the sample company, which has none, the demo visitor's rep
  --json             prints each answer as one line of JSON
  --demo             creates the sample company in an empty database
  --at 2026-12-04T09:30
                     sets the sample company's time for this run; later runs can't go back before it
  --help             shows this text

For example:
  npm run -s say -- "/deal show ACME" --press Advance --set stage=qualified --submit

Exits with 1 if the bot refused something, a form still has errors, or an argument is wrong.
The embedded database allows one process at a time, so stop the bot first; with a PostgreSQL server it can keep running.
Messages to other people are queued and sent once the bot runs.
`,
  nothingToSay: 'Nothing to send. For example: npm run -s say -- "/deal list"    (--help for more)',
  emptyLine: "One of the lines is empty.",
  unknownOption: (option: string, near: string) =>
    `Unknown option ${option}${near ? `. Did you mean ${near}?` : ""}    (--help lists them)`,
  needsValue: (option: string, example: string) =>
    `${option} needs a value, for example: ${option} ${example}`,
  takesNone: (option: string) => `${option} doesn't take a value.`,
  badTime: (typed: string) => `“${typed}” isn't a valid time. Write it like 2026-12-04T09:30.`,
  badSetting: (typed: string) => `Can't read “${typed}”. Write --set FIELD=VALUE.`,
  firstALine: (option: string) => `${option} needs a line before it; nothing has been shown yet.`,
  setForNothing: "--set does nothing without a --submit after it.",

  noButton: (label: string, there: string) => `No button “${label}”. Buttons: ${there}`,
  noButtons: (label: string) => `No button “${label}”: the last answer has no buttons.`,
  severalButtons: (label: string, there: string) => `Several buttons are called “${label}”: ${there}`,
  noField: (field: string, there: string) => `No field “${field}” in the form. Fields: ${there}`,
  noForm: "No form is open.",
  noChoice: (field: string, value: string, there: string) =>
    `“${value}” isn't a choice for “${field}”. Choices: ${there}`,
  noTick: (field: string, value: string) => `“${field}” is a checkbox: write yes or no, not “${value}”.`,

  nobodyYet:
    "The database is empty. --demo creates the sample company; npm run login creates your own, with you as admin.",
  noAdmin: "No admin yet. Choose who is speaking: --as NAME",
  several: (typed: string, names: string) =>
    `Several people match “${typed}”: ${names}. Type the full name or the e-mail.`,
  nobody: (typed: string, near: string) => `Can't find “${typed}”.${near ? ` Did you mean: ${near}?` : ""}`,

  notADemo:
    "This database holds a real company, so --demo won't create the sample one. Use another DATA_DIR.",
  noDemoHere:
    "The sample company only works on this machine, not on a live bot: --demo needs HOST, PUBLIC_URL and the chats unset, and DEMO not 0.",
  demoReady: 'Sample company created. Try it: npm run -s say -- "/deal list"',
  realClock: "--at only works in the sample company, and this is a real one. Leave it out.",
  tooEarly: (typed: string, newest: string) =>
    `${typed} is in the past: newer changes are already recorded. The earliest is --at ${newest}`,

  running:
    "The bot or another process is using the embedded database, which allows only one at a time.\nStop it and run this again, or use another DATA_DIR.",

  types: {
    line: "text",
    paragraph: "long text",
    date: "date",
    choice: "choice",
    choices: "several choices",
    tick: "checkbox",
  },
  required: "required",
  optional: "optional",
  choices: "choices",
  ticked: { yes: "yes", no: "no" },
};
