import { Temporal } from "temporal-polyfill";
import { actions, type Block, quiet } from "../chat/card.ts";
import type { Reader } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { type Rate, writeRate } from "../money/rates.ts";
import type { Lacking, Together } from "../money/together.ts";
import { formatList } from "../text/count.ts";
import { formatShortDate } from "../text/format/date.ts";
import { setButton } from "./rates-card.ts";
import { ratesWords } from "./words.ts";

/** Rates are set by the month where they are set at all: one older than that is said to be old, in days. */
const oldAfter = 31;

type To = Pick<Reader, "locale" | "member" | "today" | "workspace">;

/**
 * Under totals of several currencies: at which rates they were added up, and how old those are that are; or which rate is missing and what to type, with a
 * button for whoever may set it.
 * @param closed a week that is over keeps the rates it had: what is set now is for the next ones
 */
export function ratesNote(
  reader: To,
  { used, lacking, exchange }: Pick<Together<unknown>, "used" | "lacking" | "exchange">,
  closed = false,
): Block[] {
  const words = ratesWords(reader.locale);
  if (used.length > 0) {
    const rates = used.map(
      ({ currency, worth }) => `1 ${currency} = ${writeRate(worth)} ${reader.workspace.currency}`,
    );
    const added = words.addedUp(formatList(rates, reader.locale));
    const old = sayOld(reader, used, exchange?.day, closed);
    return [quiet([added, old].filter(Boolean).join(betweenSentences(reader)))];
  }
  const [first] = lacking;
  if (!first) return [];
  const said = formatList(
    lacking.map((one) => lackingOne(reader, one)),
    reader.locale,
  );
  const note = quiet((closed ? words.hadNone : words.hasNone)(said, lineFor(reader, first, closed)));
  const buttons =
    may(reader.member, "rates.set") &&
    actions(
      ...lacking
        .slice(0, 3)
        .map(({ currency, day }) => setButton(reader.locale, currency, closed ? "" : day)),
    );
  return buttons ? [note, buttons] : [note];
}

/** "The USD rate is 48 days old. An admin can set it: …", of a day ISO; of a week that is over nobody can set it any more. */
function sayOld(reader: To, used: readonly Rate[], day: string | undefined, closed: boolean): string {
  const { locale, today } = reader;
  const words = ratesWords(locale);
  const on = day === undefined ? today : Temporal.PlainDate.from(day);
  const old = used
    .map(({ currency, from }) => ({ currency, days: Temporal.PlainDate.from(from).until(on).days }))
    .filter(({ days }) => days > oldAfter);
  const [first] = old;
  if (!first) return "";
  const said = words.old(
    formatList(
      old.map(({ currency, days }) => words.daysOld(currency, days)),
      locale,
    ),
  );
  return closed ? said : [said, words.setAnew(words.line(first.currency))].join(betweenSentences(reader));
}

const betweenSentences = ({ locale }: To): string => (locale === "zh" ? "" : " ");

const isToday = ({ today }: To, day: string): boolean => day === today.toString();

/** "USD", or "USD (Oct 5)" where it lacks that of another day. */
function lackingOne(reader: To, { currency, day }: Lacking): string {
  if (isToday(reader, day)) return currency;
  return `${currency} (${formatShortDate(Temporal.PlainDate.from(day), reader.locale, reader.today)})`;
}

function lineFor(reader: To, { currency, day }: Lacking, closed: boolean): string {
  const { line, lineFrom } = ratesWords(reader.locale);
  return closed || isToday(reader, day) ? line(currency) : lineFrom(currency, day);
}
