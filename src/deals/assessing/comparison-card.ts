/** A deal's assessments side by side: what changed first, then what stayed. Pure. */
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  strong,
  table,
} from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { partOf } from "../../pipelines/gates/gate-kind.ts";
import type { Criterion } from "../../pipelines/gates/gate-kinds.ts";
import { criteriaOf } from "../../pipelines/pipeline.ts";
import { formatShortDate } from "../../text/format/date.ts";
import { dealName } from "../card/deal-card.ts";
import type { Deal } from "../facts/deal.ts";
import { sayAnswer } from "../moves/said-before.ts";
import type { Assessed } from "./load-assessments.ts";
import { assessingWords } from "./words.ts";

/** Beside each other on a screen. */
export const mostCompared = 3;

/** @param assessed the newest last; at least one */
export function comparisonCard(turn: Turn, deal: Deal, assessed: readonly Assessed[], banner?: string): Card {
  const words = assessingWords(turn.locale);
  const pipeline = turn.pipelines.of(deal);
  const last = assessed.at(-1)!;
  const headings = [
    words.criterion,
    ...assessed.map((one) => {
      const name = pipeline.assessments.find(({ code }) => code === one.code)?.name[turn.locale] ?? one.code;
      return `${name}, ${dayOf(turn, one)}`;
    }),
  ];
  const rows = criteriaOf(pipeline)
    .filter(({ key }) => assessed.some((one) => key in one.answers || key in one.columns))
    .map((criterion) => ({ criterion, cells: assessed.map((one) => cellOf(turn, criterion, one)) }));
  const changed = rows.filter(({ cells }) => hasChanged(cells));
  const same = rows.filter(({ cells }) => !hasChanged(cells));
  const shown = (some: typeof rows) =>
    table(
      headings,
      some.map(({ criterion, cells }) => ({
        cells: [criterion.name[turn.locale], ...cells.map((cell) => cell || "–")],
      })),
    );
  const asked = Object.keys({ ...last.columns, ...last.answers }).filter((key) =>
    criteriaOf(pipeline).some((one) => one.key === key),
  );
  const blocks: (Block | undefined)[] = [
    banner ? strong(banner) : undefined,
    paragraph(words.holds(last.held.length, asked.length)),
    last.note ? paragraph(words.saidBy(last.who ?? words.nobody, last.note)) : undefined,
    assessed.length > 1 ? strong(changed.length > 0 ? words.changed : words.nothingChanged) : undefined,
    changed.length > 0 ? shown(changed) : undefined,
    same.length > 0 && changed.length > 0 ? quiet(words.same) : undefined,
    same.length > 0 ? shown(same) : undefined,
    actions(button(words.openDeal, "deal.show", { id: deal.id })),
  ];
  return card(turn.locale, words.comparisonTitle(dealName(deal)), blocks);
}

const dayOf = (turn: Turn, { at }: Assessed): string =>
  formatShortDate(at.toZonedDateTimeISO(turn.member.zone).toPlainDate(), turn.locale, turn.today);

/** "" where it was not asked. */
function cellOf(turn: Turn, criterion: Criterion, { answers, columns, held }: Assessed): string {
  const { key } = criterion;
  if (!(key in answers) && !(key in columns)) return "";
  // The sign alone says as much as "yes".
  const isPlain = answers[key] === "" || (answers[key] === "yes" && !answers[partOf(key, "note")]);
  const said = columns[key] ?? (isPlain ? "" : sayAnswer(turn, criterion, answers));
  return `${held.includes(key) ? "✓" : "✗"} ${said}`.trim();
}

/** Between the last two times that it was asked. */
function hasChanged(cells: readonly string[]): boolean {
  const [last, before] = cells.filter((cell) => cell !== "").reverse();
  return before !== undefined && before !== last;
}
