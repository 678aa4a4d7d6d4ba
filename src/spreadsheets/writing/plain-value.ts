/** A value as text, the same in every language: what a csv has, and a sheet where a number would lose digits. Pure. */
import type { Temporal } from "temporal-polyfill";
import { majorNumeral } from "../../money/currency.ts";
import type { Money } from "../../money/money.ts";
import type { ColumnType, Value } from "./table.ts";

/** Amounts as decimals without their currency, days in ISO 8601, shares as 40%. */
export function plainValue(type: ColumnType, value: Value): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (isMoney(value)) return majorNumeral(value.minor, value.currency);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number")
    return type === "percent" ? `${Number((value * 100).toPrecision(12))}%` : String(value);
  if (isDayTime(value)) return value.toString({ smallestUnit: "second" }).replace("T", " ");
  return value.toString();
}

export const isMoney = (value: NonNullable<Value>): value is Money =>
  typeof value === "object" && "currency" in value;

export const isDayTime = (
  value: Temporal.PlainDate | Temporal.PlainDateTime,
): value is Temporal.PlainDateTime => "hour" in value;
