/** Why the company account signed nobody in; each has a sentence on the sign-in page. */
export const refusals = [
  /** The provider did not let the person in, or they thought better of it. */
  "denied",
  /** The provider cannot be reached. */
  "away",
  /** It answers what no provider should, or does not know us. */
  "unwell",
  /** The answer was used before, or took too long. */
  "used",
  /** The answer is none to what this browser asked. */
  "foreign",
  /** Somebody else than the provider answered. */
  "issuer",
  /** No mailbox that the provider vouches for. */
  "no-mail",
  /** A mailbox of another company. */
  "other-domain",
  "waits",
  "invitation",
  "removed",
] as const;
export type WhyNot = (typeof refusals)[number];

export class SignInRefused extends Error {
  readonly why: WhyNot;
  constructor(why: WhyNot, cause?: unknown) {
    super(why, { cause });
    this.name = "SignInRefused";
    this.why = why;
  }
}
