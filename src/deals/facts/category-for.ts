import type { Category, Deal } from "./deal.ts";

/** The category a likelihood suggests; the rep may say otherwise. */
export const categoryFor = (likelihood: number): Category =>
  likelihood >= 80 ? "commit" : likelihood >= 50 ? "best-case" : "pipeline";

/** After a change of the likelihood: follows it, unless the rep had said otherwise. */
export const categoryAfter = (before: Deal, likelihood: number): Category =>
  before.category === categoryFor(before.likelihood) ? categoryFor(likelihood) : before.category;
