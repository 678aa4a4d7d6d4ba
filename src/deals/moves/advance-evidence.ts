/** What a submitted advance form says: answers to criteria, columns of the deal, a note. Pure. */
import type { Temporal } from "temporal-polyfill";
import { type Read, right } from "../../chat/question.ts";
import type { Money } from "../../money/money.ts";

export type EvidenceColumns = Readonly<{
  source?: string;
  closeDate?: Temporal.PlainDate;
  /** The day of the contract. */
  signedOn?: Temporal.PlainDate;
  /** The day of the first payment, expected or past. */
  moneyOn?: Temporal.PlainDate;
  amount?: Money;
  likelihood?: number;
  /** Why it was won: a code of its pipeline. */
  wonReason?: string;
}>;

export type Evidence = Readonly<{
  answers: Readonly<Record<string, string>>;
  columns: EvidenceColumns;
  note: string;
}>;

export const noEvidence: Evidence = { answers: {}, columns: {}, note: "" };

/** The evidence from one field; none when it was left empty. */
export type Piece = Partial<Evidence>;

export const joined = (said: Readonly<Record<string, Piece | undefined>>): Evidence =>
  Object.values(said).reduce<Evidence>(
    (all, { answers, columns, note } = {}) => ({
      answers: { ...all.answers, ...answers },
      columns: { ...all.columns, ...columns },
      note: note ?? all.note,
    }),
    noEvidence,
  );

const longest = 1000;

export const readNote = (text: string): Read<Piece> => right({ note: short(text) });

/** How an answer to a criterion is read; an empty one answers nothing. */
export const answerTo =
  (key: string, read: (text: string) => Read<string>) =>
  (text: string): Read<Piece> => {
    if (text === "") return right({});
    const result = read(short(text));
    return result.ok ? right({ answers: { [key]: result.value } }) : result;
  };

type ReadColumn<Name extends keyof EvidenceColumns> = (text: string) => Read<EvidenceColumns[Name]>;

/** How a criterion's answer that is a column of the deal is read; an empty one changes nothing. */
export const columnSaid =
  <Name extends keyof EvidenceColumns>(name: Name, read: ReadColumn<Name>) =>
  (text: string): Read<Piece> => {
    const result = read(text);
    return result.ok ? right({ columns: { [name]: result.value } }) : result;
  };

/** What is left empty is missed by the gate. */
export const columnFrom = <Name extends keyof EvidenceColumns>(name: Name, read: ReadColumn<Name>) => {
  const said = columnSaid(name, read);
  return (text: string): Read<Piece> => (text === "" ? right({}) : said(text));
};

const short = (text: string): string => text.slice(0, longest).toWellFormed();
