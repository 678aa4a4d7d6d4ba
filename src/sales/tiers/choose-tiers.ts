import { periodNamed } from "../../calendar/period.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { choiceOf } from "../../chat/question.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { salesWords } from "../words.ts";
import { tiersReply } from "./show-tiers.ts";
import { everything, periodsIn, type Span, yearToLast } from "./tier-period.ts";
import { mostProducts, tierSource } from "./tier-source.ts";
import { carried, type TiersAsked, tiersAsked } from "./tiers-asked.ts";

/** Of which product and period tiers are made: asked in a form, as a report may have hundreds of products. */
export const chooseTiers = defineUseCase({
  name: "tiers.choose",
  needs: "funnel.see",
  changes: false,
  input: tiersAsked,
  async run(turn, asked) {
    const words = salesWords(turn.locale);
    const { required } = chatWords(turn.locale);
    const { products, span } = await tierSource(turn, { ...asked, product: "", period: everything });
    const named = products.includes(asked.product) ? products : [asked.product, ...products];
    const plan = {
      action: "tiers.choose",
      title: words.chooseTitle,
      hidden: Object.fromEntries(
        Object.entries(carried({ ...asked, product: "", period: "" })).map(([name, value]) => [
          name,
          String(value),
        ]),
      ),
      questions: {
        product: {
          ...choiceOf(
            [
              { value: "", label: words.allProducts },
              ...named
                .filter(Boolean)
                .slice(0, mostProducts)
                .map((name) => ({ value: name, label: name })),
            ],
            required,
          ),
          label: words.product,
          required: false,
          now: asked.product,
        },
        ...(span && {
          period: {
            ...choiceOf(periodOptions(turn, span, asked), required),
            label: words.period,
            required: true,
            now: asked.period || (asked.file || asked.report ? everything : yearToLast),
          },
        }),
      },
    };
    const filled = fillForm(turn, plan, asked);
    if (!filled.ok) return filled.reply;
    const { product, period = "" } = filled.said as { product: string; period?: string };
    return tiersReply(turn, { ...asked, product, period, view: undefined, page: 1 });
  },
});

function periodOptions({ locale, today, workspace }: Turn, span: Span, { period }: TiersAsked) {
  const words = salesWords(locale);
  const { fiscalStartMonth } = workspace.settings;
  const ids = periodsIn(span, fiscalStartMonth);
  const chosen = periodNamed(period) && !ids.includes(period) ? [period] : [];
  return [
    { value: yearToLast, label: words.yearToLast },
    { value: everything, label: words.everything },
    ...[...chosen, ...ids].map((id) => ({
      value: id,
      label: formatPeriod(periodNamed(id, fiscalStartMonth)!, locale, today),
    })),
  ];
}
