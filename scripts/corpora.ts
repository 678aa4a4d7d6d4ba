/**
 * npm run corpora [-- --list]
 *
 * Counts how phrases that others collected are read: as expected, asked, refused, otherwise by a convention of ours, or
 * silently misread; dates beside chrono-node on the same lines. `--list` names the phrases that are not read.
 */
import { corpora, measure, type Outcome, outcomes, type Phrase } from "../test/corpora/measure.ts";

const counted = (phrases: readonly Phrase[], by: "ours" | "chrono"): string =>
  outcomes
    .map((outcome) => `${String(phrases.filter((one) => one[by] === outcome).length).padStart(4)} ${outcome}`)
    .join(" ");

for (const corpus of corpora) {
  const phrases = measure(corpus);
  console.log(
    `${corpus.padEnd(11)}${String(phrases.length).padStart(4)} phrases: ${counted(phrases, "ours")}`,
  );
  if (phrases[0]?.chrono) console.log(`${"chrono-node".padStart(24)} ${counted(phrases, "chrono")}`);
  if (process.argv.includes("--list")) list(phrases, ["refused", "otherwise", "misread"]);
}

function list(phrases: readonly Phrase[], which: readonly Outcome[]): void {
  for (const outcome of which) {
    const said = phrases.filter((one) => one.ours === outcome).map((one) => one.said);
    if (said.length > 0) console.log(`    ${outcome}: ${said.join(" | ")}`);
  }
}
