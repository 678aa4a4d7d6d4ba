import { actions, button, card, text as paragraph, quiet, strong, table } from "../../chat/card.ts";
import { type Reply, showCard } from "../../chat/reply.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { OwnField } from "../../company/own-fields.ts";
import { formatNumber } from "../../text/count.ts";
import type { Locale } from "../../text/locale.ts";
import { fieldsWords } from "./words.ts";

/** A company's own fields in their order, archived ones last. */
export function showFields(turn: Turn, fields: readonly OwnField[], banner?: string): Reply {
  const words = fieldsWords(turn.locale);
  const other = turn.locale === "zh" ? "en" : "zh";
  const inOrder = [...fields.filter((one) => !one.archived), ...fields.filter((one) => one.archived)];
  return showCard(
    card(turn.locale, words.title, [
      banner ? strong(banner) : undefined,
      fields.length === 0
        ? paragraph(words.none)
        : table(
            [words.name, words.otherName, words.kind, words.details],
            inOrder.map((field) => ({
              cells: [
                field[turn.locale],
                field[other] === field[turn.locale] ? "" : field[other],
                field.archived ? `${words.kinds[field.kind]} · ${words.archived}` : words.kinds[field.kind],
                detailsOf(field, fields, turn.locale),
              ],
              button: button(words.change, "customer.field", { key: field.key }),
            })),
          ),
      fields.length > 0 ? quiet(words.means) : undefined,
      actions(button(words.add, "customer.field", {}, { style: "primary" })),
    ]),
    { replace: turn.kind !== "command" },
  );
}

const detailsOf = (field: OwnField, fields: readonly OwnField[], locale: Locale): string =>
  field.kind === "computed"
    ? formulaInWords(field.formula, fields, locale)
    : field.kind === "number"
      ? leastOf(field, locale)
      : field.options
          .filter(({ gone }) => !gone)
          .map((option) => option[locale])
          .join(locale === "zh" ? "、" : ", ");

/** That it is not below zero goes without saying. */
function leastOf({ least }: OwnField, locale: Locale): string {
  if (least === 0) return "";
  return least === null ? fieldsWords(locale).belowZeroToo : `≥ ${formatNumber(least, locale)}`;
}

/** [key] as the fields are called now. */
export const formulaInWords = (formula: string, fields: readonly OwnField[], locale: Locale): string =>
  formula.replace(/\[([^\]]+)\]/g, (whole, key) => fields.find((one) => one.key === key)?.[locale] ?? whole);
