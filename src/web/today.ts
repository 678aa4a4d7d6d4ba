/** What waits for a person today. */
export type Today = Readonly<{
  /** Nobody has said what they are called. */
  unnamed: boolean;
  /** Steps that a new company's admin has still to take. */
  setup: number;
  /** Their own answer to the week that is about to close. */
  forecast: boolean;
  /** How many of their people have not answered it. */
  silent: number;
  /** Open deals whose day has passed. */
  overdue: number;
  /** Open deals that are due soon, and nobody has written what comes next. */
  noNextStep: number;
}>;
