/** What a row of visits and calls says of one. Pure. */
import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { maxNote } from "../../../deals/facts/deal-values.ts";
import { foldName, normaliseCustomerName } from "../../../understanding/customer-name.ts";
import { longestMinutes, readTouch } from "../../../understanding/read-touch.ts";
import { type TouchKind, touchKindCalled } from "../../../understanding/touch-kind.ts";
import type { ReadRow, Values, Why } from "../../rows.ts";
import { numberIn, textIn } from "../import-kind.ts";

export type TouchOfRow = Readonly<{
  customer: string;
  kind: TouchKind;
  /** ISO date. */
  on: string;
  minutes: number | null;
  text: string;
  /** With whom, by their names. */
  contacts: readonly string[];
}>;

/** As long as a form takes. */
const longestPerson = 80;

export type TouchContext = Readonly<{ today: Temporal.PlainDate; currency: string }>;

/** With whom, by their names. */
export const namesMet = (values: Values): string[] => [
  ...new Set(
    textIn(values, "contact")
      .split(/[,，、;；/&]/u)
      .map((name) => name.trim())
      .filter((name) => name !== ""),
  ),
];

export function touchOfRow(values: Values, context: TouchContext): TouchOfRow | Why {
  const on = textIn(values, "day");
  // ISO dates are in order as they are spelled.
  if (on > context.today.toString()) return { code: "in-future", name: on };
  const text = textIn(values, "result");
  if (text.length > maxNote) return { code: "too-long", field: "result", text: text.slice(0, 60) };
  const contacts = namesMet(values);
  const longest = contacts.find((name) => name.length > longestPerson);
  if (longest) return { code: "too-long", field: "contact", text: longest.slice(0, 60) };
  const minutes = numberIn(values, "minutes") ?? 0;
  if (!Number.isInteger(minutes) || minutes < 0 || minutes > longestMinutes)
    return { code: "no-minutes", field: "minutes", text: String(minutes) };
  const said = textIn(values, "kind");
  return {
    customer: textIn(values, "customer"),
    // Who says nothing of the way says it in what came of it.
    kind: said === "" ? readTouch(text, context).kind : touchKindCalled(said),
    ...{ on, text, contacts, minutes: minutes === 0 ? null : minutes },
  };
}

/** By which a row is known again: all that it says. Of equal lines that count each, every one. */
export function touchHash({ values, nth, does }: ReadRow): string {
  const said = ["day", "kind", "result", "contact"].map((field) => textIn(values, field));
  const text = JSON.stringify([
    normaliseCustomerName(textIn(values, "customer")),
    foldName(textIn(values, "owner")),
    ...said,
    numberIn(values, "minutes") ?? 0,
  ]);
  const hash = createHash("sha256").update(text).digest("hex");
  return does === "twice" ? `${hash}#${nth}` : hash;
}
