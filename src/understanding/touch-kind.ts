/** The ways of being in touch with a customer; `other` where nobody said which. */
export const touchKinds = ["visit", "call", "mail", "demo", "other"] as const;
export type TouchKind = (typeof touchKinds)[number];
