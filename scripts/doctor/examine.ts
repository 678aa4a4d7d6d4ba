import { type Config, ConfigError, readConfig } from "../../src/config/config.ts";
import type { Locale } from "../../src/text/locale.ts";
import { checkAddress } from "./check-address.ts";
import { checkClock } from "./check-clock.ts";
import { checkDatabase } from "./check-database.ts";
import { checkLark } from "./check-lark.ts";
import { checkSignIn } from "./check-sign-in.ts";
import { checkSlack } from "./check-slack.ts";
import { bad, type Finding, good, unknown } from "./finding.ts";
import { type Words, wordsFor } from "./words.ts";

export type Examined = Readonly<{ locale: Locale; findings: readonly Finding[] }>;

/**
 * Checks everything outside of Loudou that it depends on. Changes nothing and shows nothing to anyone.
 * @param env usually process.env
 * @param now our clock, in epoch milliseconds
 */
export async function examine(
  env: Readonly<Record<string, string | undefined>>,
  now: () => number = Date.now,
): Promise<Examined> {
  const locale = env.LOCALE_DEFAULT === "en" ? "en" : "zh";
  const words = wordsFor(locale);
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    // What is wrong with settings is told in English, as at the start; so is all of the report then.
    const { settingsWrong, settingsCure, restSkipped } = wordsFor("en");
    const wrong = error.problems.map((problem) => bad(settingsWrong(problem), settingsCure));
    return { locale: "en", findings: [...wrong, unknown(restSkipped)] };
  }
  return { locale, findings: [good(words.settings), ...(await lookAround(config, words, now))] };
}

async function lookAround(config: Config, words: Words, now: () => number): Promise<Finding[]> {
  const [database, slack, lark, signIn, address] = await Promise.all([
    checkDatabase(config, words),
    checkSlack(config.slack, words, now),
    checkLark(config.lark, words, now),
    checkSignIn(config, words, now),
    checkAddress(config, words, now),
  ]);
  const readings = [slack.clock, lark.clock].filter((reading) => reading !== undefined);
  return [
    ...database,
    ...slack.findings,
    ...lark.findings,
    ...signIn,
    ...checkClock(readings, words),
    ...address,
  ];
}
