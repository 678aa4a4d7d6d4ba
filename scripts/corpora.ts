/**
 * npm run corpora [-- --list]
 *
 * Counts how phrases that others collected are read: as expected, asked because nobody could know (these are named), asked
 * though one could, refused, otherwise by a convention of ours, or silently misread; dates beside chrono-node on the same
 * lines. `--list` names the phrases that are not read.
 */
import { corpora, measure, type Outcome, outcomes, type Phrase } from "../test/corpora/measure.ts";

const said: Readonly<Record<Outcome, string>> = {
  expected: "as expected",
  ambiguous: "asked as it should be",
  asked: "asked",
  refused: "refused",
  otherwise: "otherwise by a convention",
  misread: "misread",
};

const counted = (phrases: readonly Phrase[], by: "ours" | "chrono"): string =>
  outcomes
    .map(
      (outcome) =>
        `${String(phrases.filter((one) => one[by] === outcome).length).padStart(4)} ${said[outcome]}`,
    )
    .join(" ");

for (const corpus of corpora) {
  const phrases = measure(corpus);
  console.log(
    `${corpus.padEnd(11)}${String(phrases.length).padStart(4)} phrases: ${counted(phrases, "ours")}`,
  );
  if (phrases[0]?.chrono) console.log(`${"chrono-node".padStart(24)} ${counted(phrases, "chrono")}`);
  list(phrases, ["ambiguous"]);
  if (process.argv.includes("--list")) list(phrases, ["asked", "refused", "otherwise", "misread"]);
}

function list(phrases: readonly Phrase[], which: readonly Outcome[]): void {
  for (const outcome of which) {
    const lines = phrases.filter((one) => one.ours === outcome).map((one) => one.said);
    if (lines.length > 0) console.log(`    ${said[outcome]}: ${lines.join(" | ")}`);
  }
}
