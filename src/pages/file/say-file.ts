/** A customer's file in words: as facts of a card, and what a change of it says. */
import { Temporal } from "temporal-polyfill";
import type { Turn } from "../../chat/use-case.ts";
import {
  type CustomerFile,
  type FileColumns,
  fileWordKeys,
  profitOf,
} from "../../customers/file/customer-file.ts";
import { ownValues } from "../../customers/file/own-values.ts";
import { formatMoney } from "../../money/money.ts";
import { formatList, formatNumber } from "../../text/count.ts";
import { formatDate } from "../../text/format/date.ts";
import { shorten } from "../../text/shorten.ts";
import { fileWords } from "./words.ts";

type Facts = readonly (readonly [label: string, value: string | undefined])[];

/** A few words; the form has them all. */
const longestShown = 200;

/** What one wants to see at once. */
export function everydayFacts(turn: Turn, { columns, parent }: CustomerFile): Facts {
  const { labels } = fileWords(turn.locale);
  const said = columnsInWords(turn, columns);
  const size = [said.people, said.sites].filter(Boolean).join(" · ");
  return [
    [labels.industry, [columns.industry, columns.position].filter(Boolean).join(" · ") || undefined],
    [labels.people, size || undefined],
    [labels.region, said.region],
    [labels.profit, said.profitMinor],
    [labels.signsOn, said.signsOn],
    [labels.parent, parent?.name],
  ];
}

/** The rest. */
export function furtherFacts(turn: Turn, file: CustomerFile): Facts {
  const { labels } = fileWords(turn.locale);
  const said = columnsInWords(turn, file.columns);
  const subsidiaries = file.subsidiaries.map(({ name }) => name);
  return [
    [labels.subsidiaries, subsidiaries.length > 0 ? formatList(subsidiaries, turn.locale) : undefined],
    [labels.purchasingPower, said.purchasingPower],
    [labels.channel, said.channel],
    [labels.cycle, said.cycleDays],
    [labels.need, said.need],
    [labels.intent, said.intent],
    [labels.mailDomain, said.mailDomain],
    ...fileWordKeys.map((key) => {
      const text = file.words[key];
      return [labels[key], text === undefined ? undefined : shorten(text, longestShown)] as const;
    }),
    ...ownValues(turn.workspace.settings.customerFields, file.words, turn),
  ];
}

/** What differs between two states of a file, as it was understood: "500 people · Industry: retail". */
export function sayChanges(turn: Turn, before: CustomerFile, after: CustomerFile): string {
  const words = fileWords(turn.locale);
  const colon = turn.locale === "zh" ? "：" : ": ";
  const saidBefore = factsOf(turn, before);
  const saidNow = factsOf(turn, after);
  const names = [...new Set([...saidBefore.keys(), ...saidNow.keys()])];
  return names
    .filter((name) => saidBefore.get(name) !== saidNow.get(name))
    .map((name) => {
      const value = saidNow.get(name);
      const counts = name === words.labels.people || name === words.labels.sites;
      return counts && value ? value : `${name}${colon}${value ?? words.emptied}`;
    })
    .join(" · ");
}

function factsOf(turn: Turn, file: CustomerFile): ReadonlyMap<string, string> {
  const { labels } = fileWords(turn.locale);
  const said = columnsInWords(turn, file.columns);
  const pairs: Facts = [
    [labels.industry, said.industry],
    [labels.position, said.position],
    [labels.people, said.people],
    [labels.sites, said.sites],
    [labels.region, said.region],
    [labels.profit, said.profitMinor],
    [labels.signsOn, said.signsOn],
    [labels.parent, file.parent?.name],
    ...furtherFacts(turn, { ...file, subsidiaries: [] }),
  ];
  return new Map(pairs.flatMap(([name, value]) => (value ? [[name, value] as const] : [])));
}

/** By column; what is not said is not in it. */
function columnsInWords(
  { locale, today }: Pick<Turn, "locale" | "today">,
  columns: FileColumns,
): Partial<Record<keyof FileColumns, string>> {
  const words = fileWords(locale);
  const counted = (count: number | null, say: (count: string, many: boolean) => string) =>
    count === null ? undefined : say(formatNumber(count, locale), count !== 1);
  const profit = profitOf(columns);
  const { industry, position, purchasingPower, channel, region, mailDomain, need, intent } = columns;
  const spoken = {
    ...{ industry, position, purchasingPower, channel, region, mailDomain },
    people: counted(columns.people, words.peopleCount),
    sites: counted(columns.sites, words.sitesCount),
    cycleDays: columns.cycleDays === null ? undefined : words.days(columns.cycleDays),
    need: need && words.levels[need],
    intent: intent && words.levels[intent],
    profitMinor: profit && formatMoney(profit, locale, "short"),
    signsOn: columns.signsOn
      ? formatDate(Temporal.PlainDate.from(columns.signsOn), locale, today)
      : undefined,
  };
  return Object.fromEntries(
    Object.entries(spoken).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
}
