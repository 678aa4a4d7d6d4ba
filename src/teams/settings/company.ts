import type { Field, Option } from "../../chat/form.ts";
import type { Turn } from "../../chat/use-case.ts";
import { sql } from "../../database/sql.ts";
import { currencyName } from "../../text/format/currency.ts";
import { formatMonth } from "../../text/format/date.ts";
import { locales } from "../../text/locale.ts";
import { parseZone } from "../../understanding/parse-zone.ts";
import { defineSection } from "./section.ts";

/** Offered beside the company's own, the most usual of the places where teams sit. */
const currencies = ["CNY", "USD", "EUR", "GBP", "HKD", "TWD", "SGD", "JPY", "KRW", "AUD", "CAD", "INR"];

const mostWorkdays = 260;

/** Name, zone, currency, language, sales process, and what counts as the year and as soon. */
export const changeCompany = defineSection({
  name: "settings.company",
  title: (turn) => turn.text.settings.companyTitle,
  fields(turn) {
    const { workspace } = turn;
    const words = turn.text.settings;
    const line = (name: string, value: string, hint?: string): Field => ({
      ...{ name, label: labelOf(turn, name), type: "line", required: true, maxLength: 60, value, hint },
    });
    const choice = (name: string, value: string, options: readonly Option[], hint?: string): Field => ({
      ...{ name, label: labelOf(turn, name), type: "choice", required: true, value, options, hint },
    });
    return [
      line("name", workspace.name),
      line("zone", workspace.zone, words.zoneHint),
      choice("currency", workspace.currency, currencyOptions(turn), words.currencyHint),
      choice(
        "locale",
        workspace.locale,
        locales.map((locale) => ({ value: locale, label: words.languages[locale] })),
        words.localeHint,
      ),
      choice(
        "pipeline",
        turn.pipelines.standard.code,
        turn.pipelines.newest.map(({ code, name }) => ({ value: code, label: name[turn.locale] })),
        words.pipelineHint,
      ),
      choice(
        "fiscalStartMonth",
        String(workspace.settings.fiscalStartMonth),
        Array.from({ length: 12 }, (_, index) => ({
          value: String(index + 1),
          label: formatMonth(index + 1, turn.locale),
        })),
      ),
      line("shortTermWorkdays", String(workspace.settings.shortTermWorkdays), words.shortTermHint),
    ];
  },
  async read(turn, values) {
    const words = turn.text.settings;
    const errors: Record<string, string> = {};
    const { name = "", zone = "", currency = "", pipeline = "", locale = "" } = values;
    if (name === "") errors.name = turn.text.chat.required;
    const place = parseZone(zone);
    if (!place.ok) errors.zone = words.badZone(zone.slice(0, 40), place.near);
    const workdays = Number(values.shortTermWorkdays);
    if (!Number.isInteger(workdays) || workdays < 1 || workdays > mostWorkdays)
      errors.shortTermWorkdays = words.badWorkdays(mostWorkdays);
    // What was never offered is nobody's typing.
    const month = Number(values.fiscalStartMonth);
    const language = locales.find((one) => one === locale);
    const offered = currencyOptions(turn).some(({ value }) => value === currency);
    const chosen = turn.pipelines.newest.find(({ code }) => code === pipeline);
    if (!offered) errors.currency = turn.text.chat.required;
    if (!language) errors.locale = turn.text.chat.required;
    if (!Number.isInteger(month) || month < 1 || month > 12)
      errors.fiscalStartMonth = turn.text.chat.required;
    const stranded = chosen ? await openElsewhere(turn, chosen.code) : 0;
    if (!chosen) errors.pipeline = turn.text.chat.required;
    else if (stranded > 0) errors.pipeline = words.openElsewhere(stranded);
    if (Object.keys(errors).length > 0 || !place.ok || !chosen || !language) return { ok: false, errors };
    const settings = { fiscalStartMonth: month, pipeline: chosen.code, shortTermWorkdays: workdays };
    return { ok: true, change: { name, zone: place.zone, currency, locale: language, settings } };
  },
});

type CompanyField = keyof Turn["text"]["settings"]["company"];
const labelOf = (turn: Turn, name: string): string => turn.text.settings.company[name as CompanyField];

const currencyOptions = ({ workspace, locale }: Turn): Option[] =>
  [...new Set([workspace.currency, ...currencies])].map((code) => ({
    value: code,
    label: `${code} ${currencyName(code, locale)}`,
  }));

/** Open deals of another pipeline: the funnel would lose sight of them. */
async function openElsewhere(turn: Turn, pipeline: string): Promise<number> {
  if (pipeline === turn.pipelines.standard.code) return 0;
  const [row] = await turn.db.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM "Deal"
    WHERE "workspaceId" = ${turn.workspace.id}::uuid AND "outcome" IS NULL AND "pipeline" <> ${pipeline}`);
  return row!.count;
}
