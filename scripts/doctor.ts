/**
 * npm run doctor: checks settings, database, credentials, clock and addresses, and says what is wrong with each
 * and how to fix it, in the language of LOCALE_DEFAULT. Exits with 1 when something needs fixing.
 */
import { examine } from "./doctor/examine.ts";
import { render } from "./doctor/finding.ts";
import { wordsFor } from "./doctor/words.ts";

const { locale, findings } = await examine(process.env);
const words = wordsFor(locale);
const ill = findings.filter(({ state }) => state === "bad").length;
process.stdout.write(
  `${words.title}\n\n${render(findings)}\n${ill === 0 ? words.allWell : words.notWell(ill)}\n`,
);
process.exitCode = ill === 0 ? 0 : 1;
