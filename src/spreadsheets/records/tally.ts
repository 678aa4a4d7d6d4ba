/** What a table adds up to: the sums of its amounts per currency, and from which day to which it goes. */
import type { Money } from "../../money/money.ts";
import type { NumberedRow } from "../columns/find-header.ts";
import { hiddenAt } from "../columns/survey-sheet.ts";
import type { SheetParts } from "../reading/workbook-parts.ts";
import { type RecordContext, valuesReader } from "./read-records.ts";
import { type AppliedField, applyReading, type Reading } from "./reading.ts";

/** `sums`: minor units by currency; days as ISO 8601; `unread`: rows whose amount could not be read, and `undated`: whose day. */
export type TallyFacts = Readonly<Pick<Tally, "sums" | "from" | "to" | "unread" | "undated">>;

export class Tally {
  readonly sums = new Map<string, bigint>();
  from: string | undefined;
  to: string | undefined;
  unread = 0;
  undated = 0;
  /** What was added up, and how it was read: equal ones come to the same. */
  readonly as: string;
  readonly #money: string | undefined;
  readonly #day: string | undefined;
  readonly #read: ReturnType<typeof valuesReader>;
  readonly #isLeftOut: (at: number) => boolean;

  /** @param names of the table's columns */
  constructor(
    names: readonly string[],
    reading: Reading,
    hidden: SheetParts["hiddenRows"],
    context: RecordContext,
  ) {
    const { fields } = applyReading(names, reading);
    const [money, day] = (["money", "day"] as const).map((type) =>
      fields.find(({ field }) => field.type === type),
    );
    const currency = fields.find(({ field }) => field.key === "currency");
    const wanted = [money, day, money && currency].filter((one) => one !== undefined);
    this.#money = money?.field.key;
    this.#day = day?.field.key;
    this.#read = valuesReader(wanted, context);
    this.#isLeftOut = reading.hiddenRows === "skip" ? hiddenAt(hidden) : () => false;
    this.as = JSON.stringify([wanted.map(plain), reading.hiddenRows]);
  }

  get facts(): TallyFacts {
    const { sums, from, to, unread, undated } = this;
    return { sums, from, to, unread, undated };
  }

  add({ at, cells }: NumberedRow): void {
    if (this.#isLeftOut(at)) return;
    const { values, faults } = this.#read(cells);
    const isUndated = faults.some(({ field }) => field === this.#day);
    if (isUndated) this.undated += 1;
    // An amount in nobody knows which currency is none.
    const isUnread = faults.length > Number(isUndated);
    if (isUnread) this.unread += 1;
    const money = this.#money === undefined ? undefined : (values[this.#money] as Money | undefined);
    if (money && !isUnread)
      this.sums.set(money.currency, (this.sums.get(money.currency) ?? 0n) + money.minor);
    const day = this.#day === undefined ? undefined : (values[this.#day] as string | undefined);
    if (day === undefined) return;
    if (this.from === undefined || day < this.from) this.from = day;
    if (this.to === undefined || day > this.to) this.to = day;
  }
}

const plain = ({ field, at, habit }: AppliedField) => [field.key, at, habit];
