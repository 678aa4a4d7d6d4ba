import { z } from "zod";
import { type Period, periodNamed, periodOf } from "../../calendar/period.ts";
import { doubtedInput, fillForm, saysAll } from "../../chat/fill-form.ts";
import { needed, type Questions, type Read, right, wrong } from "../../chat/question.ts";
import { type Reply, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import { readLikelyAmount } from "../../deals/fields/field-values.ts";
import { formatMoney, type Money } from "../../money/money.ts";
import { spelledAsListed } from "../../price-list/load-price-list.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { foldForReading } from "../../understanding/fold-for-reading.ts";
import { normaliseText } from "../../understanding/normalise-text.ts";
import { readPeriod } from "../../understanding/read-period.ts";
import { splitWords } from "../../understanding/split-words.ts";
import { planCard } from "./plan-card.ts";
import { readPlanLine } from "./plan-line.ts";
import { putPlans } from "./put-plans.ts";
import { planWords } from "./words.ts";

const typed = z.string().trim().max(200).optional();

/** `/forecast plan Suite 2026 500万`, 计划: what is to be sold of a product; without a product what is planned in a year. */
export const setPlan = defineUseCase({
  name: "forecast.plan",
  command: {
    group: "forecast",
    en: ["plan", "plans"],
    zh: ["计划", "产品计划"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "plan.set",
  changes: true,
  input: z.object({
    line: z.string().max(300).optional(),
    /** The form is wanted, not the list. */
    ask: z.boolean().optional(),
    /** Of the list. */
    year: z.string().max(4).optional(),
    ...{ product: typed, period: typed, amount: typed, count: typed },
    doubted: doubtedInput,
  }),
  async run(turn, { line, ask, year, ...values }) {
    const context = contextOf(turn);
    const said = line?.trim() ? readPlanLine(splitWords(line), context) : undefined;
    const named = periodNamed(year ?? "", context.fiscalStartMonth);
    const shown = periodOf("year", (said?.period ?? named)?.start ?? context.today, context.fiscalStartMonth);
    const wantsList = said ? said.product === "" && said.amount === "" : turn.kind !== "submit" && !ask;
    if (wantsList) return showCard(await planCard(turn, shown), { replace: turn.kind === "action" });
    const texts = said
      ? { product: said.product, amount: said.amount, count: said.count, period: said.period?.id ?? shown.id }
      : { ...values, period: values.period ?? shown.id };
    return fill(turn, texts, said !== undefined);
  },
});

const contextOf = ({ workspace, now }: Turn) => ({
  today: dayOf(workspace, now),
  fiscalStartMonth: workspace.settings.fiscalStartMonth,
});

type Texts = Partial<Record<"product" | "period" | "amount" | "count" | "doubted", string>>;

async function fill(turn: Turn, texts: Texts, isLine: boolean): Promise<Reply> {
  const form = planForm(turn);
  const complete = turn.kind === "submit" || (isLine && saysAll(form.questions, texts));
  const filled = fillForm(turn, { ...form, complete }, { ...texts, period: shownPeriod(turn, texts.period) });
  if (!filled.ok) return filled.reply;
  const { product: said, period, amount, count } = filled.said;
  // GTXPro is planned as what it is sold as; what is not on the price list stays as it was said.
  const product = await spelledAsListed(turn.db, turn.workspace.id, said);
  await putPlans(turn, [{ product, days: period, amount, count }]);
  return say(turn, { product, said }, period, amount, count);
}

/** Ids travel; people read "Q1 2027", which is read again. */
function shownPeriod(turn: Turn, text: string | undefined): string | undefined {
  const period = text === undefined ? undefined : periodNamed(text, turn.workspace.settings.fiscalStartMonth);
  return period ? formatPeriod(period, turn.locale, turn.today) : text;
}

async function say(
  turn: Turn,
  { product, said }: Readonly<{ product: string; said: string }>,
  period: Period,
  amount: Money,
  count: number | null,
) {
  const { locale, today, workspace } = turn;
  const words = planWords(locale);
  const when = formatPeriod(period, locale, today);
  const shown = [formatMoney(amount, locale, "exact"), ...(count ? [`×${count}`] : [])].join(" ");
  const done = amount.minor === 0n && !count ? words.gone(product, when) : words.set(product, when, shown);
  const banner = product === said ? done : words.asListed(done, said);
  const year = periodOf("year", period.start, workspace.settings.fiscalStartMonth);
  return showCard(await planCard(turn, year, banner), { replace: true });
}

function planForm(turn: Turn) {
  const words = planWords(turn.locale);
  return {
    action: "forecast.plan",
    title: words.formTitle,
    questions: {
      product: {
        ...{ type: "line", label: words.which, hint: words.whichHint, required: true, maxLength: 100 },
        read: needed(words.needProduct),
      },
      period: {
        ...{ type: "line", label: words.when, hint: words.whenHint, required: true, maxLength: 40 },
        read: (text: string): Read<Period> => readPlanPeriod(turn, text),
      },
      amount: {
        ...{ type: "line", label: words.amount, hint: words.amountHint, required: true, maxLength: 40 },
        read: (text: string): Read<Money> => {
          const read = readLikelyAmount(turn, text, []);
          return read.ok && read.value.minor === 0n ? right(read.value) : read;
        },
      },
      count: {
        ...{ type: "line", label: words.count, required: false, maxLength: 12 },
        read(text: string): Read<number | null> {
          const digits = normaliseText(text).replace(/[,\s]/g, "");
          if (digits === "") return right(null);
          return /^\d{1,9}$/.test(digits)
            ? right(Number(digits) || null)
            : wrong(words.badCount(text.slice(0, 20)));
        },
      },
    },
  } as const satisfies { questions: Questions } & Record<string, unknown>;
}

function readPlanPeriod(turn: Turn, text: string): Read<Period> {
  const context = contextOf(turn);
  const id = readPeriod(foldForReading(normaliseText(text)), { ...context, prefer: "future" });
  const period = periodNamed(id ?? text.trim(), context.fiscalStartMonth);
  return period && period.kind !== "week"
    ? right(period)
    : wrong(planWords(turn.locale).badPeriod(text.slice(0, 30)));
}
