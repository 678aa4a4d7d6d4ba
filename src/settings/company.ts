import { choiceOf, doubtful, needed, optionsOf, type Read, right, wrong } from "../chat/question.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { sql } from "../database/sql.ts";
import { currencyName } from "../money/currency.ts";
import { formatMonth } from "../text/format/date.ts";
import { formatZone } from "../text/format/zone.ts";
import { locales } from "../text/locale.ts";
import { parseZone } from "../understanding/parse-zone.ts";
import { cutBy, quotasToCome, sayCut } from "./quotas-cut.ts";
import { defineSection } from "./section.ts";
import { settingsWords } from "./words.ts";

/** Offered beside the company's own, the most usual of the places where teams sit. */
const currencies = ["CNY", "USD", "EUR", "GBP", "HKD", "TWD", "SGD", "JPY", "KRW", "AUD", "CAD", "INR"];

const mostWorkdays = 260;

/** Name, zone, currency, language, sales process, and what counts as the year and as soon. */
export const changeCompany = defineSection({
  name: "settings.company",
  title: (turn) => settingsWords(turn.locale).companyTitle,
  async questions(turn) {
    const { workspace, pipelines, locale } = turn;
    const settings = settingsWords(locale);
    const chat = chatWords(locale);
    const stranded = await openElsewhere(turn);
    const about = (name: keyof typeof settings.company, now: string, hint?: string) => ({
      ...{ label: settings.company[name], required: true, now, hint },
    });
    const line = { type: "line", maxLength: 60 } as const;
    const currencyOptions = [...new Set([workspace.currency, ...currencies])].map((code) => ({
      value: code,
      label: `${code} ${currencyName(code, locale)}`,
    }));
    const pipelineOptions = pipelines.newest.map(({ code, name }) => ({ value: code, label: name[locale] }));
    const monthOptions = Array.from({ length: 12 }, (_, index) => ({
      value: String(index + 1),
      label: formatMonth(index + 1, locale),
    }));
    const pipeline = choiceOf(pipelineOptions, chat.required);
    const month = choiceOf(monthOptions, chat.required);
    const quotas = await quotasToCome(turn);
    return {
      name: { ...about("name", workspace.name), ...line, read: needed(chat.required) },
      zone: {
        ...about("zone", formatZone(workspace.zone), settings.zoneHint),
        ...line,
        read: (text) => readZone(turn, text),
      },
      currency: {
        ...about("currency", workspace.currency, settings.currencyHint),
        ...choiceOf(currencyOptions, chat.required),
      },
      locale: {
        ...about("locale", workspace.locale, settings.localeHint),
        ...choiceOf(optionsOf(locales, settings.languages), chat.required),
      },
      pipeline: {
        ...about("pipeline", pipelines.standard.code, settings.pipelineHint),
        ...pipeline,
        read(text) {
          const chosen = pipeline.read(text);
          const open = chosen.ok ? stranded(chosen.value) : 0;
          return chosen.ok && open > 0 ? doubtful(chosen.value, settings.openElsewhere(open)) : chosen;
        },
      },
      fiscalStartMonth: {
        ...about("fiscalStartMonth", String(workspace.settings.fiscalStartMonth)),
        ...month,
        read(text) {
          const chosen = month.read(text);
          const isOther = chosen.ok && Number(chosen.value) !== workspace.settings.fiscalStartMonth;
          const cut = isOther ? cutBy(quotas, Number(chosen.value)) : [];
          return isOther && cut.length > 0 ? doubtful(chosen.value, sayCut(turn, cut)) : chosen;
        },
      },
      shortTermWorkdays: {
        ...about("shortTermWorkdays", String(workspace.settings.shortTermWorkdays), settings.shortTermHint),
        ...line,
        read: (text) => readWorkdays(turn, text),
      },
    };
  },
  change: ({ name, zone, currency, locale, pipeline, fiscalStartMonth, shortTermWorkdays }) => ({
    ...{ name, zone, currency, locale },
    settings: { pipeline, fiscalStartMonth: Number(fiscalStartMonth), shortTermWorkdays },
  }),
});

function readZone({ locale }: Turn, typed: string): Read<string> {
  const place = parseZone(typed);
  return place.ok ? right(place.zone) : wrong(settingsWords(locale).badZone(typed.slice(0, 40), place.near));
}

function readWorkdays({ locale }: Turn, typed: string): Read<number> {
  const days = Number(typed);
  const fits = Number.isInteger(days) && days >= 1 && days <= mostWorkdays;
  return fits ? right(days) : wrong(settingsWords(locale).badWorkdays(mostWorkdays));
}

/** How many open deals go on in another pipeline than the one chosen. */
async function openElsewhere({ db, workspace, pipelines }: Turn): Promise<(pipeline: string) => number> {
  const rows = await db.$queryRaw<{ pipeline: string; count: number }[]>(sql`
    SELECT "pipeline", count(*)::int AS "count" FROM "Deal"
    WHERE "workspaceId" = ${workspace.id}::uuid AND "outcome" IS NULL GROUP BY "pipeline"`);
  return (pipeline) =>
    pipeline === pipelines.standard.code
      ? 0
      : rows.reduce((sum, row) => (row.pipeline === pipeline ? sum : sum + row.count), 0);
}
