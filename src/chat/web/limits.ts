/** What the web chat takes in and shows at once. */
export const webLimits = {
  /** Characters of a typed line. */
  lineCharacters: 4_000,
  /** Characters of one form field when the form names no limit of its own. */
  fieldCharacters: 8_000,
  /** Bytes of a whole request body; a form of ten deals with long notes stays well below. */
  bodyBytes: 256 * 1024,
  /** Files that go with one line. */
  filesAtOnce: 10,
  /** Bubbles of a freshly opened page, and of each "earlier". */
  bubblesAtOnce: 40,
  /** Milliseconds between two looks for bubbles that another replica wrote. */
  pollMs: 2_000,
  /** Milliseconds between two signs of life on an idle stream; proxies cut after 30–60 s. */
  heartbeatMs: 15_000,
  /** Streams that one person may hold open (tabs, devices). */
  streamsPerPerson: 12,
  /** Unless set otherwise: how long a browser stays signed in without being used, and at the most. */
  sessionIdleDays: 14,
  sessionDays: 30,
  linkHours: 24,
  /** Sign-in links that one client may try in vain in a minute. */
  badGuessesPerMinute: 20,
} as const;
