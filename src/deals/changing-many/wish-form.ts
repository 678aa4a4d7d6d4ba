import { Temporal } from "temporal-polyfill";
import type { Campaign } from "../../campaigns/campaign.ts";
import { sourceFrom, sourceValue } from "../../campaigns/source-value.ts";
import { text as paragraph } from "../../chat/card.ts";
import { choiceOf, optionsOf, type Questions, type Read, right, wrong } from "../../chat/question.ts";
import type { Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { type KnownPerson, labelsOf } from "../../company/people-known.ts";
import { categories, sources } from "../facts/deal.ts";
import { readDate } from "../fields/field-values.ts";
import type { NewDate, Wish } from "./wish.ts";
import { manyWords } from "./words.ts";

/** Nothing of it changes. */
const keep = "keep";
/** A select has room for them on every chat. */
const mostPeople = 90;
const mostDays = 366;

/** Texts by field, as the form and the buttons of the preview carry them. */
export const wishFields = ["toOwner", "toDate", "toCategory", "toStep", "toSource"] as const;
export type WishTexts = Readonly<Partial<Record<(typeof wishFields)[number], string>>>;

/** @param people to whom deals can be given @param campaigns beside the plain sources */
export function wishForm(
  turn: Turn,
  count: number,
  list: string,
  people: readonly KnownPerson[],
  campaigns: readonly Campaign[],
) {
  const words = manyWords(turn.locale);
  const labels = labelsOf(people, chatWords(turn.locale).platforms);
  const kept = { value: keep, label: words.keep };
  return {
    action: "deal.change-all",
    title: words.title(count),
    submit: words.preview,
    hidden: { list },
    intro: [paragraph(words.intro, "quiet")],
    questions: {
      toOwner: {
        ...choiceOf<string>(
          [kept, ...people.slice(0, mostPeople).map(({ id }) => ({ value: id, label: labels.get(id)! }))],
          words.nobody,
        ),
        ...{ label: words.owner, required: true, now: keep },
      },
      toDate: {
        ...{ type: "line", label: words.date, hint: words.dateHint, required: false, maxLength: 40, now: "" },
        read: (text) => readNewDate(turn, text),
      },
      toCategory: {
        ...choiceOf<string>([kept, ...optionsOf(categories, words.facts.categories)], words.needSomething),
        ...{ label: words.category, required: true, now: keep },
      },
      toStep: {
        ...{ type: "line", label: words.nextStep, required: false, maxLength: 200, now: "" },
        read: (text) => right(text),
      },
      toSource: {
        ...choiceOf<string>(
          [
            kept,
            ...optionsOf(sources, words.facts.sources),
            ...campaigns.map(({ id, name }) => ({ value: sourceValue("campaign", id), label: name })),
          ],
          words.needSomething,
        ),
        ...{ label: words.source, required: true, now: keep },
      },
    } satisfies Questions,
  };
}

export type Said = Readonly<{
  toOwner: string;
  toDate: NewDate | undefined;
  toCategory: string;
  toStep: string;
  toSource: string;
}>;

/** @returns undefined where nothing is wished */
export function wishOf(
  { toOwner, toDate, toCategory, toStep, toSource }: Said,
  people: readonly KnownPerson[],
): Wish | undefined {
  const to = people.find(({ id }) => id === toOwner);
  const category = categories.find((one) => one === toCategory);
  const wish: Wish = {
    ...(to && { owner: { id: to.id, teamId: to.teamId } }),
    ...(toDate && { date: toDate }),
    ...(category && { category }),
    ...(toStep !== "" && { nextStep: toStep }),
    ...(toSource !== keep && { source: sourceFrom(toSource) }),
  };
  return Object.keys(wish).length > 0 ? wish : undefined;
}

const shift = /^([+＋−-])\s*(\d{1,4})\s*(d|days?|天|日|w|weeks?|周|个星期|星期)?$/iu;

function readNewDate(turn: Turn, text: string): Read<NewDate | undefined> {
  const words = manyWords(turn.locale);
  if (text === "") return right(undefined);
  const [, sign, count, unit = ""] = shift.exec(text) ?? [];
  if (count !== undefined) {
    const days = Number(count) * (/^(?:w|周|个?星期)/iu.test(unit) ? 7 : 1);
    if (days === 0) return wrong(words.badDate(text));
    return days > mostDays ? wrong(words.tooFar) : right({ days: /[+＋]/u.test(sign!) ? days : -days });
  }
  const read = readDate(turn, text);
  if (!read.ok) return wrong(words.badDate(text.slice(0, 40)));
  return Temporal.PlainDate.compare(read.value, turn.today) < 0
    ? wrong(words.isPast)
    : right({ day: read.value });
}
