/** What `npm run say` says in English. */
export const wordsEn = {
  help: `npm run -s say -- [options] "LINE" …
Talks to the bot from a terminal, as a member of the company: the same lines, buttons and forms as in a chat.

Steps, done in the order they are written:
  "LINE"             says a line, for example "/deal list"
  --press LABEL      presses a button of the last answer (where it asks back, the answer is yes);
                     "LABEL#2" is the second of several that are called so
  --set FIELD=VALUE  fills a field of the form shown last, by its name or its label
  --submit           sends that form; what was not set keeps what stands in it

Options:
  --as MAIL|NAME     who speaks: a mailbox, a name, its pinyin, or a part of it. Default: the first admin;
                     in the sample company, which has none, the rep whom a visitor of the demo is
  --json             each answer as one line of JSON
  --demo             makes the sample company where the database is empty
  --at 2026-12-04T09:30
                     the time in the sample company for this run; later runs go on from what was written
  --help             this text

For example:
  npm run -s say -- "/deal show ACME" --press Advance --set stage=qualified --submit

It ends with 1 when the bot refused something, when a form is left with errors, or when an argument is wrong.
The embedded database takes one process at a time, so the bot has to be stopped; on a PostgreSQL server it may run.
Messages to others are written down, and sent by the bot as soon as it runs.
`,
  nothingToSay: 'Say what to say, for example: npm run -s say -- "/deal list"    (--help tells more)',
  emptyLine: "One of the lines is empty.",
  unknownOption: (option: string, near: string) =>
    `There is no option ${option}${near ? `. Did you mean ${near}?` : ""}    (--help lists them)`,
  needsValue: (option: string, example: string) =>
    `${option} needs a value, for example: ${option} ${example}`,
  takesNone: (option: string) => `${option} takes no value.`,
  badTime: (typed: string) => `“${typed}” is no time. Write it like 2026-12-04T09:30.`,
  badSetting: (typed: string) => `“${typed}” sets nothing. Write --set FIELD=VALUE.`,
  firstALine: (option: string) => `${option} needs a line before it: nothing has been shown yet.`,
  setForNothing: "A --set at the end does nothing: --submit has to follow.",

  noButton: (label: string, there: string) => `There is no button “${label}”. There are: ${there}`,
  noButtons: (label: string) => `There is no button “${label}”: the last answer has none.`,
  severalButtons: (label: string, there: string) => `Several buttons are called “${label}”: ${there}`,
  noField: (field: string, there: string) => `The form has no field “${field}”. It has: ${there}`,
  noForm: "No form has been shown.",
  noChoice: (field: string, value: string, there: string) =>
    `“${value}” is no choice of “${field}”. There are: ${there}`,
  noTick: (field: string, value: string) => `“${field}” is a tick: write yes or no, not “${value}”.`,

  nobodyYet:
    "Nobody is here yet. --demo makes the sample company; npm run login makes a company of your own, with you as its admin.",
  noAdmin: "Nobody is an admin here yet. Say who speaks: --as NAME",
  several: (typed: string, names: string) =>
    `Several people fit “${typed}”: ${names}. Type the whole name or the e-mail.`,
  nobody: (typed: string, near: string) =>
    `Nobody is called “${typed}”.${near ? ` Did you mean: ${near}?` : ""}`,

  notADemo: "A real company is here, so --demo makes no sample company. Use another DATA_DIR.",
  noDemoHere:
    "The sample company is for this machine alone, and not for a bot that goes live: --demo works where HOST, PUBLIC_URL and the chats are not set up, and DEMO is not 0.",
  demoReady: 'The sample company is there. Say something to it: npm run -s say -- "/deal list"',
  realClock: "A real company is here, and its clock is never moved: leave --at out.",
  tooEarly: (typed: string, newest: string) =>
    `${typed} is over: something has been written down since. The earliest is --at ${newest}`,

  running:
    "The bot is running, or another process is at work, and only one can use the embedded database at a time.\nStop it and run this again, or take another DATA_DIR.",

  types: {
    line: "text",
    paragraph: "long text",
    date: "date",
    choice: "choice",
    choices: "several choices",
    tick: "tick",
  },
  required: "required",
  optional: "optional",
  choices: "choices",
  ticked: { yes: "yes", no: "no" },
};
