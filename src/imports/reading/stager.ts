/** Records as rows that are staged: what is wrong with one, and whether it stands there already. Pure. */
import type { SheetRecord } from "../../spreadsheets/records/read-records.ts";
import type { StagedRow, StagedRows, Values } from "../rows.ts";
import type { RowReader } from "./read-as.ts";
import { Repeated } from "./repeated.ts";

export class Stager {
  readonly #read: RowReader;
  readonly #unique: string | undefined;
  readonly #repeated: Repeated;
  #kept: StagedRow[] = [];

  /** @param unique the field that no two rows may share, where there is one @param count of the rows there are */
  constructor(read: RowReader, unique: string | undefined, count: number) {
    this.#repeated = new Repeated(count);
    this.#read = read;
    this.#unique = unique;
  }

  /** What is wrong with it first, then nothing else is looked at: a row is taken over whole or not at all. */
  stage(record: SheetRecord): StagedRow {
    const { nth, cells } = record;
    const { values, why } = this.#read(record);
    if (why) return { nth, cells, values, does: "reject", why };
    const own = this.#unique === undefined ? undefined : values[this.#unique];
    const again = this.#repeated.find(nth, cells, typeof own === "string" ? own.trim() : "");
    return again ? { nth, cells, values, ...again } : { nth, cells, values, does: "create" };
  }

  keep(row: StagedRow): void {
    this.#kept.push({ ...row, values: storable(row.values) });
  }

  /** What was kept since it was asked last. */
  taken(): StagedRows {
    const kept = this.#kept;
    this.#kept = [];
    return { count: kept.length, json: kept.length === 0 ? "[]" : JSON.stringify(kept) };
  }
}

const storable = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === "object" ? { ...value, minor: String((value as { minor: bigint }).minor) } : value,
    ]),
  );
