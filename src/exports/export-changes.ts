import { z } from "zod";
import { asValues } from "../asking/asked.ts";
import { periodNamed } from "../calendar/period.ts";
import { actions, button, card, facts, text as paragraph, quiet } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { may } from "../company/permissions.ts";
import { weekAway, weekNamed } from "../schedule/running-week.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import { formatShortDate } from "../text/format/date.ts";
import { foldForReading } from "../understanding/fold-for-reading.ts";
import { readPeriod } from "../understanding/read-period.ts";
import { changedIn, changedTable, countChanged } from "./changed-deals.ts";
import { presets } from "./presets.ts";
import { exportWords } from "./words.ts";

const wanted = ["workbook", "updates", "new"] as const;

/**
 * `/deal export changes`, 导出本周变更: the deals that changed since the last close, for the CRM that the company pays for:
 * how many are there already and how many are new there; the file is a tap away, as an update takes it.
 */
export const exportChanges = defineUseCase({
  name: "deal.export-changes",
  command: {
    group: "deal",
    en: ["export changes", "export", "changes"],
    zh: ["导出本周变更", "导出变更", "本周变更"],
    fromLine: (_words, rest): Record<string, string> => (rest ? { line: rest } : {}),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({
    line: z.string().max(100).optional(),
    week: z.string().max(10).optional(),
    as: z.enum(wanted).optional(),
  }),
  async run(turn, { line, week: pressed, as }) {
    const words = exportWords(turn.locale);
    const asked = line === undefined ? pressed : weekSaid(turn, line);
    if (line !== undefined && asked === undefined) return refuse(words.whichWeek);
    const week = weekNamed(turn.workspace, turn.now, asked);
    const filter = await changedIn(turn, week);
    const counts = await countChanged(turn, filter);
    if (!as) return showCard(changesCard(turn, week, counts));
    const count = as === "workbook" ? counts.updates + counts.new : counts[as];
    if (count === 0) return refuse(words.nothingChanged);
    const file = { name: `${words.fileNames[as]}-${week.id}`, day: turn.today, what: "changes", count };
    if (as !== "workbook")
      return sendTables(turn, { ...file, tables: [changedTable(turn, filter, as)], as: "csv" });
    const both = [changedTable(turn, filter, "updates"), changedTable(turn, filter, "new")] as const;
    return sendTables(turn, { ...file, tables: both, as: "xlsx" });
  },
});

type Week = ReturnType<typeof weekNamed>;

/** A week that has begun, by its id. */
function weekSaid({ workspace, now }: Turn, line: string): string | undefined {
  const { fiscalStartMonth } = workspace.settings;
  const id = readPeriod(foldForReading(line), {
    ...{ today: dayOf(workspace, now), fiscalStartMonth, prefer: "past" },
    weekAway: weekAway(workspace, now),
  });
  return id !== undefined && periodNamed(id, fiscalStartMonth)?.kind === "week" ? id : undefined;
}

function changesCard(turn: Turn, week: Week, counts: Awaited<ReturnType<typeof countChanged>>) {
  const { locale, today, workspace } = turn;
  const words = exportWords(locale);
  const since = formatShortDate(dayOf(workspace, week.opensAt), locale, today);
  const all = counts.updates + counts.new;
  const ask = (as: (typeof wanted)[number]) =>
    button(words.files[as], "deal.export-changes", asValues({ week: week.id, as }));
  return card(locale, words.changesTitle(since), [
    all === 0 ? paragraph(words.nothingChanged) : paragraph(words.changed(all), "strong"),
    facts(
      [words.sheets.updates, String(counts.updates)],
      [words.sheets.new, String(counts.new)],
      [words.system, presets[workspace.settings.crm.preset].name],
    ),
    actions(
      all > 0 && ask("workbook"),
      counts.updates > 0 && ask("updates"),
      counts.new > 0 && ask("new"),
      may(turn.member, "settings.change") && button(words.settingsTitle, "settings.crm"),
    ),
    quiet(words.changesMeans),
  ] satisfies Parameters<typeof card>[2]);
}
