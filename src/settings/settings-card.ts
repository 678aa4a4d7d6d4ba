import { Temporal } from "temporal-polyfill";
import { actions, button, card, facts, quiet, strong } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { may } from "../company/permissions.ts";
import { ownHours } from "../company/team-hours.ts";
import { currencyName } from "../money/currency.ts";
import { formatList } from "../text/count.ts";
import { formatIsoWeekday, formatMonth, formatShortDate } from "../text/format/date.ts";
import { formatZone } from "../text/format/zone.ts";
import { closesFromNowOn } from "./closing-day.ts";
import { rangesOf } from "./days-off.ts";
import { idleText } from "./idle-days.ts";
import { settingsWords } from "./words.ts";
import { worthSettingsWords } from "./worth/words.ts";

/** So many of the next holidays are shown; the form has them all. */
const shownRanges = 6;

/** Teams with hours of their own. */
const shownTeams = 10;

/** The company's settings as they are, and a button for each form that changes some of them. */
export async function settingsCard(turn: Turn, banner?: string) {
  const { workspace, locale } = turn;
  const { settings } = workspace;
  const words = settingsWords(turn.locale);
  const { hours, company, calendar } = words;
  const worth = worthSettingsWords(locale);
  const teams = (
    await turn.db.team.findMany({ where: { workspaceId: workspace.id }, orderBy: { name: "asc" } })
  )
    .map(({ name, hours }) => ({ name, hours: ownHours.catch({}).parse(hours) }))
    .filter((team) => team.hours.nudgeAt ?? team.hours.digestAt)
    .slice(0, shownTeams);
  return card(
    locale,
    words.title,
    [
      banner ? strong(banner) : undefined,
      facts(
        [company.name, workspace.name],
        [company.zone, formatZone(workspace.zone)],
        [company.currency, `${workspace.currency} ${currencyName(workspace.currency, locale)}`],
        [company.locale, words.languages[workspace.locale]],
        [company.pipeline, turn.pipelines.standard.name[locale]],
        [company.fiscalStartMonth, formatMonth(settings.fiscalStartMonth, locale)],
        [company.shortTermWorkdays, words.workdays(settings.shortTermWorkdays)],
        [words.newcomers, words.newcomerPolicies[settings.newcomers]],
        [words.customerNames, words.customerNamePolicies[settings.customerNames]],
        [words.poolTitle, words.poolSays(settings.pool.most, settings.pool.perDay)],
        [
          words.pool.recycles,
          words.recyclesSays(settings.pool.recyclesFrom === null ? undefined : idleText(settings.pool)),
        ],
        [words.reviewTitle, sayReview(turn)],
        [worth.reviewEvery, worth.periods[settings.priorities.reviewEvery]],
        [words.churnTitle, `${settings.churnAlarm}%`],
      ),
      facts(
        [hours.nudgeAt, settings.nudgeAt],
        [hours.firstReminderAt, settings.firstReminderAt],
        [hours.lastReminderAt, settings.lastReminderAt],
        [hours.closeAt, settings.closeAt],
        [hours.digestAt, settings.digestAt],
        [words.workbookTitle, words.workbooks[settings.weeklyWorkbook ? "yes" : "no"]],
        [words.followUpAt, settings.followUpAt ?? words.noReminder],
        [
          words.touchesBy,
          words.everyDays(settings.touchEvery.high, settings.touchEvery.medium, settings.touchEvery.low),
        ],
      ),
      ...teams.map(({ name, hours: { nudgeAt, digestAt } }) =>
        quiet(words.teamHours(name, nudgeAt ?? settings.nudgeAt, digestAt ?? settings.digestAt)),
      ),
      facts(
        [
          calendar.weekend,
          formatList(
            settings.weekend.map((day) => formatIsoWeekday(day, locale)),
            locale,
          ) || words.noWeekend,
        ],
        [calendar.closeWeekday, formatIsoWeekday(closesFromNowOn(workspace), locale)],
        [calendar.holidays, comingDays(turn, settings.holidays)],
        [calendar.extraWorkdays, comingDays(turn, settings.extraWorkdays)],
      ),
      may(turn.member, "quota.set") && quiet(words.quotaHint),
      may(turn.member, "settings.change") &&
        actions(
          button(words.hoursTitle, "settings.hours"),
          button(words.rhythmTitle, "settings.touches"),
          button(words.calendarTitle, "settings.calendar"),
          button(words.companyTitle, "settings.company"),
          button(words.newcomersTitle, "settings.newcomers"),
          button(words.customerNamesTitle, "settings.names"),
          button(words.poolTitle, "settings.pool"),
          button(words.reviewTitle, "settings.review"),
          button(worth.prioritiesTitle, "settings.priorities"),
          button(worth.keyTitle, "settings.key"),
          button(worth.gradesTitle, "settings.grades"),
          button(words.churnTitle, "settings.churn"),
          button(words.crmTitle, "settings.crm"),
          button(words.workbookTitle, "settings.workbook"),
          button(worth.tiersTitle, "settings.tiers"),
        ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.title },
  );
}

function sayReview({ locale, workspace }: Turn): string {
  const words = settingsWords(locale);
  const { asks, nth, weekday, at } = workspace.settings.prospectReview;
  if (!asks) return words.reviewOff;
  const which = words.review.nths[nth as keyof typeof words.review.nths];
  return words.reviewSays(which, formatIsoWeekday(weekday, locale), at);
}

/** The next ranges from today on: "Oct 1 – Oct 7 · Jan 1". */
function comingDays({ today, locale }: Turn, days: readonly string[]): string {
  const coming = days.filter((day) => Temporal.PlainDate.compare(day, today) >= 0);
  if (coming.length === 0) return settingsWords(locale).none;
  const show = (day: string) => formatShortDate(Temporal.PlainDate.from(day), locale, today);
  const ranges = rangesOf(coming).map(([first, last]) =>
    first === last ? show(first) : `${show(first)} – ${show(last)}`,
  );
  const more = ranges.length > shownRanges ? " …" : "";
  return ranges.slice(0, shownRanges).join(" · ") + more;
}
