import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../campaigns/campaign.ts";
import { campaignCalled, foldCampaign } from "../campaigns/campaign-in-line.ts";
import { type Questions, type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { sources } from "../deals/facts/deal.ts";
import { factsEn } from "../deals/facts/words.en.ts";
import { factsZh } from "../deals/facts/words.zh.ts";
import { readAmount } from "../deals/fields/field-values.ts";
import { fieldWords } from "../deals/fields/words.ts";
import { formatMoney } from "../money/money.ts";
import { formatDate } from "../text/format/date.ts";
import { nearestDay } from "./campaign-line.ts";
import { campaignWords } from "./words.ts";

/** As long as a column of a table and a button of every chat have room for. */
const longestName = 60;
const mostYears = 5;

/** @param before the one that is changed; undefined: a new one @param others that are offered, whose names are taken */
export function campaignForm(turn: Turn, before: Campaign | undefined, others: readonly Campaign[]) {
  const words = campaignWords(turn.locale);
  const questions = questionsOf(turn, before, others);
  return {
    action: "funnel.campaign",
    title: before ? words.changeTitle(before.name) : words.newTitle,
    hidden: (before ? { id: before.id } : {}) as Readonly<Record<string, string>>,
    questions,
    check: ({ startsOn, endsOn }: { startsOn?: Temporal.PlainDate; endsOn?: Temporal.PlainDate | null }) => {
      if (!startsOn || !endsOn) return undefined;
      if (Temporal.PlainDate.compare(endsOn, startsOn) < 0)
        return { endsOn: words.endsBefore(formatDate(startsOn, turn.locale, turn.today)) };
      const last = startsOn.add({ years: mostYears });
      return Temporal.PlainDate.compare(endsOn, last) > 0 ? { endsOn: words.tooLong } : undefined;
    },
  };
}

function questionsOf(turn: Turn, before: Campaign | undefined, others: readonly Campaign[]) {
  const words = campaignWords(turn.locale);
  const placeholder = fieldWords(turn.locale).datePlaceholder;
  const day = { type: "line", maxLength: 40, placeholder } as const;
  return {
    name: {
      type: "line",
      label: words.name,
      required: true,
      maxLength: longestName,
      placeholder: words.namePlaceholder,
      now: before?.name ?? "",
      read: (text) => readName(turn, text, others),
    },
    cost: {
      type: "line",
      label: words.cost,
      hint: words.costHint,
      required: false,
      maxLength: 40,
      now: before?.cost ? formatMoney(before.cost, turn.locale, "full") : "",
      read: (text) => (text === "" ? right(null) : readAmount(turn, text, before?.cost?.currency)),
    },
    startsOn: {
      ...day,
      label: words.startsOn,
      required: true,
      now: (before?.startsOn ?? turn.today).toString(),
      read: (text) => readDay(turn, text),
    },
    endsOn: {
      ...day,
      label: words.endsOn,
      hint: words.endsHint,
      required: false,
      now: before?.endsOn?.toString() ?? "",
      read: (text) => (text === "" ? right(null) : readDay(turn, text)),
    },
  } satisfies Questions;
}

/** A line must not have to choose between a campaign and a source that are called alike. */
function readName({ locale }: Turn, text: string, others: readonly Campaign[]): Read<string> {
  const words = campaignWords(locale);
  if (text === "") return wrong(words.needName);
  const taken = campaignCalled(text, others);
  if (taken) return wrong(words.nameTaken(taken.name));
  const plain = sources.flatMap((code) => [factsEn.sources[code], factsZh.sources[code]]);
  return plain.some((one) => foldCampaign(one) === foldCampaign(text))
    ? wrong(words.likeSource(text))
    : right(text.replace(/\s+/g, " "));
}

function readDay(turn: Turn, text: string): Read<Temporal.PlainDate> {
  const day = nearestDay(text, turn.today);
  return day ? right(day) : wrong(campaignWords(turn.locale).badDay(text.slice(0, 40)));
}
