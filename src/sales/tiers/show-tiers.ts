import { z } from "zod";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf } from "../../chat/question.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { minorDigits } from "../../money/currency.ts";
import { type Sent, withSent } from "../../spreadsheets/open-sent.ts";
import { sheetWords } from "../../spreadsheets/words.ts";
import { type Sales, salesOf } from "./sales-of.ts";
import { tierCard } from "./tier-card.ts";
import { tierReport, usualBounds } from "./tier-report.ts";
import { tiersAsked as asked, type TiersAsked } from "./tiers-asked.ts";
import { tiersCard } from "./tiers-card.ts";

/** Customers in bands by what a sales report says they bought; the file is read each time, and nothing of it is kept. */
export const showTiers = defineUseCase({
  name: "sheet.tiers",
  needs: "funnel.see",
  changes: false,
  input: asked.extend({
    /** Which band's customers; counted from the lowest. */
    tier: z.coerce.number().int().min(0).max(usualBounds.length).optional(),
  }),
  async run(turn, { tier, ...values }) {
    const sales = await withSent(turn, values.file, (sent) => readSales(turn, sent, values));
    if (sales.bought.length === 0) return refuse(sheetWords(turn.locale).nobody);
    const report = tierReport(sales.bought, boundsIn(sales.currency));
    const card =
      tier === undefined
        ? tiersCard(turn, values, sales, report)
        : tierCard(turn, values, sales, report, tier);
    return showCard(card, { replace: turn.kind !== "command" });
  },
});

/** Which product the tiers are made of: asked in a form, as a report may have hundreds. */
export const chooseProduct = defineUseCase({
  name: "sheet.product",
  needs: "funnel.see",
  changes: false,
  input: asked,
  async run(turn, values) {
    const words = sheetWords(turn.locale);
    const { products } = await withSent(turn, values.file, (sent) =>
      readSales(turn, sent, { ...values, product: "" }),
    );
    const options = [
      { value: "", label: words.allProducts },
      ...products.slice(0, mostProducts).map(({ name }) => ({ value: name, label: name })),
    ];
    const plan = {
      action: "sheet.product",
      title: words.whichProduct,
      hidden: { file: values.file, sheet: String(values.sheet) },
      questions: {
        product: {
          ...choiceOf(options, chatWords(turn.locale).required),
          label: words.whichProduct,
          required: false,
          now: values.product,
        },
      },
    };
    const filled = fillForm(turn, plan, values);
    if (!filled.ok) return filled.reply;
    return showTiers.run(turn, { ...values, product: filled.said.product });
  },
});

/** As many as the smallest platform's choice has; the rest brought least. */
const mostProducts = 90;

function readSales(
  turn: Turn,
  { spreadsheet, sheets }: Sent,
  { sheet: at, product }: TiersAsked,
): Promise<Sales> {
  const sheet = sheets.find((one) => one.at === at);
  if (sheet?.guess.kind.name !== "sales" || sheet.guess.missing.length > 0)
    throw new Refusal(refuse(sheetWords(turn.locale).noTable));
  return salesOf(spreadsheet, sheet, { currency: turn.workspace.currency, product: product || undefined });
}

const boundsIn = (currency: string): bigint[] =>
  usualBounds.map((bound) => BigInt(bound) * 10n ** BigInt(minorDigits(currency)));
