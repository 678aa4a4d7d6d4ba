import { type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { defineSection } from "../section.ts";
import { readWhole, sayAmount } from "./priorities.ts";
import { amountIn, industriesIn, type SetAmount } from "./read-amounts.ts";
import { worthSettingsWords } from "./words.ts";

const mostIndustries = 20;
const longestIndustry = 60;
const mostTop = 20;

/** What makes a customer a prospective key customer, before it ever bought; and how many the largest are. */
export const changeKeyRule = defineSection({
  name: "settings.key",
  title: ({ locale }) => worthSettingsWords(locale).keyTitle,
  questions(turn) {
    const { locale, workspace } = turn;
    const words = worthSettingsWords(locale);
    const { profit, open, industries, top } = workspace.settings.keyCustomers;
    const amount = (label: string, now: SetAmount | null) => ({
      ...({ type: "line", maxLength: 40, required: false } as const),
      label,
      now: now ? sayAmount(turn, now) : "",
      read: (text: string) => readAmount(turn, text),
    });
    return {
      profit: { ...amount(words.profit, profit), hint: words.keyHint },
      open: amount(words.open, open),
      industries: {
        ...{ type: "line", maxLength: 300, required: false },
        label: words.industries,
        now: industries.join(locale === "zh" ? "、" : ", "),
        read: (text) => readIndustries(turn, text),
      },
      top: {
        ...{ type: "line", maxLength: 3, required: true, label: words.top, now: String(top) },
        read: (text) => readWhole(turn, text, mostTop),
      },
    };
  },
  change: (keyCustomers) => ({ settings: { keyCustomers } }),
});

function readAmount({ locale, workspace }: Turn, text: string): Read<SetAmount | null> {
  if (text === "") return right(null);
  const amount = amountIn(text, workspace.currency);
  const words = worthSettingsWords(locale);
  return amount ? right(amount) : wrong(words.badAmount(text.slice(0, 40), workspace.currency));
}

function readIndustries({ locale }: Turn, text: string): Read<string[]> {
  const industries = industriesIn(text);
  const isRight =
    industries.length <= mostIndustries && industries.every((one) => one.length <= longestIndustry);
  return isRight ? right(industries) : wrong(worthSettingsWords(locale).tooManyIndustries(mostIndustries));
}
