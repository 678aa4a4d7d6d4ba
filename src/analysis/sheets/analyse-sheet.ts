import { type Period, periodNamed } from "../../calendar/period.ts";
import { button } from "../../chat/card.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import type { ChurnRow } from "../../spreadsheets/counts/churn-rows.ts";
import type { Counted } from "../../spreadsheets/counts/counted.ts";
import type { StageRow } from "../../spreadsheets/counts/stage-rows.ts";
import { formatList } from "../../text/count.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { rowsAsked, yearsIn } from "../counts/rows-of-period.ts";
import { countsIn, stageLosses } from "../counts/stage-losses.ts";
import { overviewCard, partCard, type Shown } from "../part-card.ts";
import type { Part, PartTold } from "../parts.ts";
import { sendAnalysis } from "../send-analysis.ts";
import { lossesTold } from "../told/losses-told.ts";
import { partOfRows, partsOfRows } from "../told/of-churn-rows.ts";
import { tellingOf } from "../told/telling.ts";
import { analysisWords } from "../words.ts";
import { readCounts } from "./read-counts.ts";
import { type SheetAsked, sheetAsked, sourceOf } from "./sheet-asked.ts";
import { stagePeriods } from "./stage-periods.ts";

/** What a sheet of counts says by itself: one that was sent is read each time, one that was imported is kept. */
export const analyseSheet = defineUseCase({
  name: "sheet.analysis",
  needs: "funnel.see",
  changes: false,
  input: sheetAsked,
  async run(turn, asked) {
    const counts = await readCounts(turn, asked);
    const { shown, part, parts, tell } =
      counts.kind === "stages" ? ofStages(turn, asked, counts.counted) : ofChurn(turn, asked, counts.counted);
    const period = shown.asked.join(" · ");
    if (asked.export)
      return sendAnalysis(turn, asked.export, {
        names: shown.names,
        parts: (part ? [part] : parts).map((one) => ({ told: tell(one), period })),
      });
    const card = part ? partCard(shown, tell(part)) : overviewCard(shown, parts.map(tell));
    return showCard(card, { replace: turn.kind !== "command" });
  },
});

/** What a sheet tells, however it is shown. `part`: the one that is asked for; all of them where it is missing. */
type SheetTold = Readonly<{
  shown: Shown;
  part: Part | undefined;
  parts: readonly Part[];
  tell: (part: Part) => PartTold;
}>;

function ofStages(turn: Turn, asked: SheetAsked, counted: Counted<StageRow>): SheetTold {
  const { locale } = turn;
  const { rows, currency } = counted;
  const periods = stagePeriods(turn, rows);
  const at = asked.period === "" ? periods.length - 1 : periods.findIndex(({ id }) => id === asked.period);
  const period = periods[at];
  if (!period) throw new Refusal(refuse(analysisWords(locale).nothing));
  const former = period.before;
  const losses = stageLosses(countsIn(rows, period.id), former && countsIn(rows, former.id));
  const { shown, choose } = frame(turn, asked, counted, ["losses"]);
  const titled: Shown = {
    ...shown,
    asked: [period.label].filter(Boolean),
    more: [
      toPeriod(shown, "losses", periods[at - 1], "‹"),
      toPeriod(shown, "losses", periods[at + 1], "›"),
      periods.length > 2 && choose,
      back(turn, asked),
    ],
  };
  const tell = () => lossesTold({ locale, currency }, losses, former?.label);
  return { shown: titled, part: "losses", parts: ["losses"], tell };
}

function ofChurn(turn: Turn, asked: SheetAsked, counted: Counted<ChurnRow>): SheetTold {
  const { locale, today, workspace } = turn;
  const words = analysisWords(locale);
  const { fiscalStartMonth } = workspace.settings;
  const { rows, currency } = counted;
  const ofProduct = rowsAsked(rows, { product: asked.product }, fiscalStartMonth);
  if (ofProduct.length === 0) throw new Refusal(refuse(words.goneProduct(asked.product)));
  const years = yearsIn(ofProduct, fiscalStartMonth);
  const period = periodNamed(asked.period || years.at(-1)!, fiscalStartMonth);
  if (!period) throw new Refusal(refuse(words.nothing));
  const about = { product: asked.product || undefined, period };
  const telling = tellingOf(turn, currency);
  const parts = partsOfRows(ofProduct);
  const label = (one: Period) => ({ id: one.id, label: formatPeriod(one, locale, today) });
  // Beside a year stand years, beside a quarter quarters.
  const alikeOnes = years.includes(period.id)
    ? years
    : [...new Set(ofProduct.map((row) => row.period))]
        .filter((id) => periodNamed(id, fiscalStartMonth)?.kind === period.kind)
        .toSorted();
  const beside = (away: number) => {
    const id = alikeOnes[alikeOnes.indexOf(period.id) + away];
    return alikeOnes.includes(period.id) && id !== undefined
      ? label(periodNamed(id, fiscalStartMonth)!)
      : undefined;
  };
  const { shown, choose } = frame(turn, asked, counted, parts);
  const part = parts.find((one) => one === asked.part);
  const titled: Shown = {
    ...shown,
    asked: [asked.product, label(period).label].filter(Boolean),
    more: [
      toPeriod(shown, part, beside(-1), "‹"),
      toPeriod(shown, part, beside(1), "›"),
      choose,
      back(turn, asked),
    ],
  };
  const tell = (one: Part) => partOfRows(telling, one as Exclude<Part, "losses">, ofProduct, about);
  return { shown: titled, part, parts, tell };
}

const back = ({ locale }: Turn, asked: SheetAsked) =>
  asked.stored
    ? button(analysisWords(locale).ofDeals, "funnel.analysis", {})
    : button(analysisWords(locale).back, "sheet.show", sourceOf(asked));

type Labelled = Readonly<{ id: string; label: string }>;

const toPeriod = (
  { action, values }: Shown,
  part: Part | undefined,
  period: Labelled | undefined,
  sign: "‹" | "›",
) =>
  period &&
  button(sign === "‹" ? `‹ ${period.label}` : `${period.label} ›`, action, {
    ...{ ...values, period: period.id },
    ...(part && { part }),
  });

/** What every card of a sheet has: what its buttons carry, and what was left out. */
function frame(
  { locale }: Turn,
  asked: SheetAsked,
  { left, assumed }: Counted<unknown>,
  all: readonly Part[],
): Readonly<{ shown: Shown; choose: ReturnType<typeof button> }> {
  const words = analysisWords(locale);
  const { product, period, part, table } = asked;
  const values = { ...sourceOf(asked), ...(product && { product }), ...(period && { period }) };
  const rows = left.slice(0, 8).map(({ row }) => String(row));
  return {
    choose: button(words.choose, "sheet.choose", { ...values, ...(part && { part }) }),
    shown: {
      ...{
        locale,
        action: "sheet.analysis",
        values,
        parts: all,
        names: words.parts,
        withTable: table,
        asked: [],
        more: [],
      },
      notes: [
        assumed !== undefined && words.assumedYear(assumed),
        left.length > 0 && words.left(left.length, formatList(rows, locale) + (left.length > 8 ? "…" : "")),
      ].filter((one): one is string => typeof one === "string"),
    },
  };
}
