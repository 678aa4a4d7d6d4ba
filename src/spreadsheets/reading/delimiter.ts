/** What stands between the cells of a text file. Pure. */

const candidates = [",", ";", "\t", "|"] as const;
export type Delimiter = string;

/** So many lines show it. */
const looked = 50;

/**
 * By the file's own word (`sep=;`), else the one that gives the same number of cells in most lines, the more cells the better;
 * what stands in quotes does not count. A file of one column has none: then a comma, which no cell will meet.
 * @returns `skip`: lines before the table
 */
export function findDelimiter(text: string): Readonly<{ delimiter: Delimiter; skip: 0 | 1 }> {
  const said = /^sep=(.)\r?(?:\n|$)/i.exec(text)?.[1];
  if (said !== undefined) return { delimiter: said, skip: 1 };
  const lines = firstLines(text);
  const scored = candidates.map((delimiter) => ({ delimiter, score: scoreOf(lines, delimiter) }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  return { delimiter: best.score > 0 ? best.delimiter : ",", skip: 0 };
}

/** Without what is quoted; a line break in quotes does not end a line. */
function firstLines(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  let quoted = false;
  for (const letter of text.slice(0, 200_000)) {
    if (letter === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (letter === "\n" || letter === "\r") {
      if (line.trim() !== "") lines.push(line);
      line = "";
      if (lines.length === looked) return lines;
    } else line += letter;
  }
  return line.trim() === "" ? lines : [...lines, line];
}

/** The share of lines that have the most usual number of it, and then how many that is: title rows and totals differ. */
function scoreOf(lines: readonly string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const usual = [...Map.groupBy(counts, (count) => count)]
    .filter(([count]) => count > 0)
    .toSorted(([a, some], [b, others]) => others.length - some.length || b - a)[0];
  if (!usual) return 0;
  const [count, some] = usual;
  const share = some.length / lines.length;
  // A comma in every amount is as stable as a separator: what separates more often wins among equals.
  return share < 0.3 ? share / 10 : share + Math.min(count, 50) / 100;
}
