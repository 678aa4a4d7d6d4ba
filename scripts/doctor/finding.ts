/** One line of the doctor's report. */
export type Finding = Readonly<{
  /** `unknown`: could not be looked at, or is not set up; no reason to worry. */
  state: "good" | "bad" | "unknown";
  says: string;
  /** What to do about it. */
  cure?: string;
}>;

export const good = (says: string): Finding => ({ state: "good", says });
export const bad = (says: string, cure: string): Finding => ({ state: "bad", says, cure });
export const unknown = (says: string, cure?: string): Finding => ({ state: "unknown", says, cure });

const marks = { good: "✓", bad: "✗", unknown: "–" };

/** The report as it is printed, a cure under what it cures. */
export function render(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ state, says, cure }) => [
    `${marks[state]} ${says}`,
    ...(cure ? [`    → ${cure}`] : []),
  ]);
  return `${lines.join("\n")}\n`;
}
