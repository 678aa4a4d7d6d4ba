/** The periods of a sheet of stage counts, by time. */
import { Temporal } from "temporal-polyfill";
import { periodBefore, periodNamed } from "../../calendar/period.ts";
import type { Turn } from "../../chat/use-case.ts";
import type { StageRow } from "../../spreadsheets/counts/stage-rows.ts";
import { formatPeriod } from "../../text/format/date.ts";
import { periodsIn } from "../counts/stage-losses.ts";

export type StagePeriod = Readonly<{
  /** "" where the sheet has none. */
  id: string;
  label: string;
  /** The one right before it, if the sheet has it. */
  before?: StagePeriod | undefined;
}>;

/** A year stands behind its quarters, and a quarter behind its months, so that the last one is the newest and widest. */
export function stagePeriods({ locale, today, workspace }: Turn, rows: readonly StageRow[]): StagePeriod[] {
  const { fiscalStartMonth } = workspace.settings;
  const dated = periodsIn(rows)
    .flatMap((id) => (id === "" ? [] : [periodNamed(id, fiscalStartMonth)!]))
    .toSorted(
      (a, b) => Temporal.PlainDate.compare(a.end, b.end) || Temporal.PlainDate.compare(b.start, a.start),
    );
  if (dated.length === 0) return [{ id: "", label: "" }];
  const told = (id: string): StagePeriod | undefined => {
    const period = dated.find((one) => one.id === id);
    return period && { id, label: formatPeriod(period, locale, today) };
  };
  return dated.map((period) => ({
    ...told(period.id)!,
    before: told(periodBefore(period, fiscalStartMonth).id),
  }));
}
