/** A reading as somebody has set it right. Pure. */
import { kindNamed } from "../kinds/kinds.ts";
import { type Asked, openQuestions, questionKey } from "./open-questions.ts";
import { columnNameAt, type Habit, positionOf, type Reading } from "./reading.ts";
import { habitOf, type UsualHabits } from "./usual-reading.ts";

export type Correction = Readonly<{
  /** By the field's key the column's position; undefined for what is not in the file. */
  columns: Readonly<Record<string, number | undefined>>;
  /** By `questionKey`: day-first, `,`, 10000, skip. */
  answers: Readonly<Record<string, string>>;
}>;

/**
 * @param drawn what the questions were asked about; an answer holds for the column that was asked about, no other
 * @returns one in which all that was answered is settled
 */
export function correctedReading(
  survey: Asked,
  drawn: Reading,
  { columns, answers }: Correction,
  usual: UsualHabits,
): Reading {
  const { names } = survey.header;
  const mapped = kindNamed(drawn.kind).fields.flatMap((field) =>
    columns[field.key] === undefined ? [] : [{ field, at: columns[field.key]! }],
  );
  const habits: Record<string, Habit> = {};
  for (const { field, at } of mapped) {
    const habit = habitOf(survey, field, at, usual);
    if (habit) habits[field.key] = habit;
  }
  const settled: string[] = [];
  let { hiddenRows } = drawn;
  for (const question of openQuestions(survey, { ...drawn, settled: [] })) {
    const key = questionKey(question);
    const answer = answers[key];
    if (question.asks === "hiddenRows") {
      if (answer === undefined) continue;
      hiddenRows = answer === "skip" ? "skip" : "count";
      settled.push(key);
    } else if (question.asks === "which") {
      if (columns[question.field] !== undefined) settled.push(key);
    } else if (answer !== undefined && isSame(names, drawn, question.field, columns[question.field])) {
      habits[question.field] = {
        ...habits[question.field],
        [question.asks]: question.asks === "unit" ? Number(answer) : answer,
      };
      settled.push(key);
    }
  }
  return {
    kind: drawn.kind,
    columns: Object.fromEntries(mapped.map(({ field, at }) => [field.key, columnNameAt(names, at)])),
    ...{ habits, hiddenRows, settled },
  };
}

const isSame = (names: readonly string[], drawn: Reading, field: string, at: number | undefined): boolean =>
  at !== undefined && drawn.columns[field] !== undefined && positionOf(names, drawn.columns[field]) === at;
