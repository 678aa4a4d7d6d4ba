/** What share of the work went into deals that died: plainly, as a picture, and by person, stage and source. */
import { calendarOf } from "../../calendar/workdays.ts";
import { defineChart } from "../../charts/chart.ts";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  chartBlock,
  facts,
  text as paragraph,
  quiet,
  strong,
  table,
  toTheRight,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import { sayMinutes } from "../../deals/card/say-touch.ts";
import { factWords } from "../../deals/facts/words.ts";
import {
  type Effort,
  effort,
  enoughTouches,
  firstContact,
  type Spent,
  type SpentBy,
} from "../../measures/effort.ts";
import { spanOf, type ToldPeriod } from "../../measures/told-period.ts";
import { formatShare } from "../../text/format/percent.ts";
import { amongAsked } from "../funnel-card.ts";
import type { FunnelAsked } from "../funnel-question.ts";
import { questionParts } from "../funnel-title.ts";
import { effortWords } from "./words.ts";

export async function effortCard(turn: Turn, asked: FunnelAsked, told: ToldPeriod): Promise<Card> {
  const { db, locale, workspace } = turn;
  const { zone } = workspace;
  const words = effortWords(locale);
  const days = told.period ?? told.days;
  const span = spanOf(days, zone);
  const among = await amongAsked(turn, asked, told);
  const spent = await effort(db, workspace.id, among, { span, days, zone });
  const first = await firstContact(db, workspace.id, among, {
    ...{ span, zone },
    calendar: calendarOf(workspace.settings),
  });
  const title = [words.title, ...(await questionParts(turn, asked, told))].join(" · ");
  const sentence = headline(turn, spent.all);
  return card(
    locale,
    title,
    [
      strong(sentence),
      hours(turn, spent.all),
      spent.all.touches > 0 && picture(turn, spent),
      facts(
        [words.perWon, perWon(turn, spent)],
        [
          words.firstContact,
          first.workdays === undefined
            ? undefined
            : words.firstContactIs(words.workdays(first.workdays), first.touched, first.untouched),
        ],
      ),
      ...cut(turn, words.byRep, spent.byRep, ({ name }) => name ?? "–"),
      ...cut(turn, words.byStage, spent.byStage, ({ key }) => stageNamed(turn, key)),
      ...cut(turn, words.bySource, spent.bySource, ({ key }) => sourceNamed(turn, key)),
      actions(
        button(words.definitions, "funnel.definitions", { about: words.title }),
        may(turn.member, "deal.change") && button(words.targets, "deal.targets"),
      ),
    ],
    { summary: sentence },
  );
}

/** "83% of the touches went into deals that were lost: 41 of 52." */
function headline({ locale }: Turn, { touches, lostTouches }: Spent): string {
  const words = effortWords(locale);
  if (touches === 0) return words.none;
  if (touches < enoughTouches) return words.tooFew(touches, enoughTouches);
  return words.headline(formatShare(lostTouches / touches, locale), lostTouches, touches);
}

function hours({ locale }: Turn, { touches, minutes, lostMinutes, unmeasured }: Spent): Block | undefined {
  const words = effortWords(locale);
  if (touches < enoughTouches || minutes === 0) return undefined;
  const said = words.hours(
    formatShare(lostMinutes / minutes, locale),
    lostMinutes === 0 ? "0" : sayMinutes(locale, lostMinutes),
    sayMinutes(locale, minutes),
  );
  return paragraph(
    [said, unmeasured > 0 ? words.unmeasured(unmeasured) : ""]
      .filter(Boolean)
      .join(locale === "zh" ? "" : " "),
  );
}

function picture({ locale }: Turn, { byRep, all }: Effort): Block {
  const words = effortWords(locale);
  const shown = byRep.slice(0, 12);
  return chartBlock(
    defineChart({
      ...{ type: "bars", title: words.pictureTitle, unit: { kind: "count" }, heading: words.byRep },
      categories: shown.map(({ name }) => name ?? "–"),
      summary: `${words.onWon} ${all.touches - all.lostTouches}, ${words.onLost} ${all.lostTouches}`,
      locale: locale === "zh" ? "zh-CN" : "en",
      series: [
        { label: words.onWon, values: shown.map(({ touches, lostTouches }) => touches - lostTouches) },
        { label: words.onLost, values: shown.map(({ lostTouches }) => lostTouches) },
      ],
    }),
  );
}

const perWon = ({ locale }: Turn, { won: { deals, touches } }: Effort): string | undefined =>
  deals === 0
    ? undefined
    : new Intl.NumberFormat(locale === "zh" ? "zh-CN" : "en", { maximumFractionDigits: 1 }).format(
        touches / deals,
      );

function cut(turn: Turn, heading: string, rows: readonly SpentBy[], name: (row: SpentBy) => string): Block[] {
  if (rows.length === 0) return [];
  const { locale } = turn;
  const { columns, few } = effortWords(locale);
  return [
    quiet(heading),
    table(
      [heading, ...[columns.touches, columns.lost, columns.share, columns.hours].map(toTheRight)],
      rows.slice(0, 20).map((row) => ({
        cells: [
          name(row),
          String(row.touches),
          String(row.lostTouches),
          row.touches < enoughTouches ? few : formatShare(row.lostTouches / row.touches, locale),
          row.lostMinutes === 0 ? "–" : sayMinutes(locale, row.lostMinutes),
        ],
      })),
    ),
  ];
}

/** @param key "pipeline stage" */
function stageNamed({ locale, pipelines }: Turn, key: string | null): string {
  const [pipeline, stage] = (key ?? "").split(" ");
  const known = [...pipelines.newest, ...pipelines.all].filter(({ code }) => code === pipeline);
  return (
    known.flatMap(({ stages }) => stages).find(({ code }) => code === stage)?.name[locale] ?? stage ?? "–"
  );
}

function sourceNamed({ locale }: Turn, key: string | null): string {
  const { sources } = factWords(locale);
  return key === null ? effortWords(locale).noSource : (sources[key as keyof typeof sources] ?? key);
}
