/** One line of the doctor's report. */
export type Finding = Readonly<{
  /** `unknown`: could not be checked, or is not set up; nothing to worry about. */
  state: "good" | "bad" | "unknown";
  says: string;
  /** How to fix it. */
  cure?: string;
}>;

export const good = (says: string): Finding => ({ state: "good", says });
export const bad = (says: string, cure: string): Finding => ({ state: "bad", says, cure });
export const unknown = (says: string, cure?: string): Finding => ({ state: "unknown", says, cure });

const marks = { good: "✓", bad: "✗", unknown: "–" };

/** The printed report; each fix below its problem. */
export function render(findings: readonly Finding[]): string {
  const lines = findings.flatMap(({ state, says, cure }) => [
    `${marks[state]} ${says}`,
    ...(cure ? [`    → ${cure}`] : []),
  ]);
  return `${lines.join("\n")}\n`;
}
