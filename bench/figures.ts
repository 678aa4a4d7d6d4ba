/** What was measured: kept for the JSON, printed as it comes. */

export type Figure = Readonly<{
  group: string;
  name: string;
  value: number;
  unit: "ms" | "s" | "/s" | "×" | "%" | "MB" | "";
  /** The target that this figure is held to. */
  bar?: Readonly<{ atMost: number } | { atLeast: number }>;
  /** What it was compared with, or whatever else is needed to understand the number. */
  note?: string;
}>;

export class Figures {
  readonly all: Figure[] = [];
  /** How the database ran what was measured, by what it was. */
  readonly plans: Record<string, readonly string[]> = {};

  heading(words: string): void {
    console.log(`\n${words}`);
  }

  add(figure: Figure): void {
    this.all.push(figure);
    const { name, value, unit, note } = figure;
    const number = `${rounded(value)}${unit === "" ? "" : unit === "×" || unit === "%" ? unit : ` ${unit}`}`;
    console.log(
      `  ${name.padEnd(62)} ${number.padStart(12)}  ${[verdict(figure), note].filter(Boolean).join("; ")}`,
    );
  }

  keepPlan(of: string, lines: readonly string[]): void {
    this.plans[of] = lines;
    console.log(`\n  ${of}\n${lines.map((line) => `    ${line}`).join("\n")}`);
  }

  get missed(): Figure[] {
    return this.all.filter((figure) => isMet(figure) === false);
  }
}

export function isMet({ value, bar }: Figure): boolean | undefined {
  if (!bar) return undefined;
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}

function verdict(figure: Figure): string {
  const { bar, unit } = figure;
  if (!bar) return "";
  const words = "atMost" in bar ? `at most ${bar.atMost}` : `at least ${bar.atLeast}`;
  return `${isMet(figure) ? "met" : "MISSED"}: ${words}${unit === "×" || unit === "%" ? unit : ` ${unit}`}`;
}

/** Three digits: more would claim a precision that is not there. */
function rounded(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}
