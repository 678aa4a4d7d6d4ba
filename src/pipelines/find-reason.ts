/** Why a deal was lost or won: as people say it, and as it is called. Pure. */
import { type Locale, locales } from "../text/locale.ts";
import type { Pipeline, Reason } from "./pipeline.ts";

/** Lists of a pipeline: why deals in it are lost, and why they are won. */
export type ReasonList = "lostReasons" | "wonReasons";

/** The code that always needs words. */
export const otherReason = "other";

/** Of a prospect that was given away before anything came of it: to the lead pool, or to the target market. */
export const notNow = "not-now";

/**
 * The first reason of that name.
 * @param said folded, in lower case: "price", 嫌贵
 */
export const reasonSaid = (
  pipelines: readonly Pipeline[],
  list: ReasonList,
  said: string,
): Reason | undefined =>
  pipelines.flatMap((pipeline) => pipeline[list]).find((reason) => wordsFor(reason).includes(said));

const wordsFor = ({ code, name, aliases }: Reason): string[] =>
  [code, code.replaceAll("-", " "), ...locales.map((locale) => name[locale]), ...aliases].map((word) =>
    word.toLowerCase(),
  );

/** To choose from. */
export const reasonOptions = (reasons: readonly Reason[], locale: Locale) =>
  reasons.map(({ code, name }) => ({ value: code, label: name[locale] }));

/** By the first of the pipelines that has the code. One that none has is shown as it is: its pipeline may be gone. */
export const reasonName = (
  pipelines: readonly Pipeline[],
  list: ReasonList,
  code: string,
  locale: Locale,
): string =>
  pipelines.flatMap((pipeline) => pipeline[list]).find((reason) => reason.code === code)?.name[locale] ??
  code;
