import { actions, answers, button, type Card, card, text as paragraph, quiet } from "../../chat/card.ts";
import type { Turn } from "../../chat/use-case.ts";
import { dayOf } from "../../company/day-of.ts";
import type { Workspace } from "../../company/member.ts";
import { formatRelativeDay, formatShortDate } from "../../text/format/date.ts";
import type { Locale } from "../../text/locale.ts";
import { leadWords } from "../words.ts";
import type { DueLead } from "./due-leads.ts";

/** Leads of one person that go back to the pool soon, each with what can be done about it. */
export function warningCard(
  { locale, today }: Pick<Turn, "locale" | "today">,
  workspace: Pick<Workspace, "zone">,
  leads: readonly DueLead[],
): Card {
  const words = leadWords(locale);
  return card(
    locale,
    words.warnTitle(leads.length),
    [
      paragraph(words.warnSays),
      ...leads.map(({ id, name, cause, since, goesOn }) => {
        const ago = formatRelativeDay(dayOf(workspace, since), locale, today);
        const line = words.warnCause[cause](ago);
        const more = words.goesOn(formatShortDate(goesOn, locale, today));
        return answers(
          { key: id, name, more, line },
          button(words.keep, "customer.keep", { id }),
          button(words.release, "customer.release", { id }),
        );
      }),
      quiet(words.warnMeans),
    ],
    { tone: "warning", summary: words.warnTitle(leads.length) },
  );
}

/** What has gone by itself. */
export function goneCard(locale: Locale, names: readonly string[]): Card {
  const words = leadWords(locale);
  const said = words.wentBack(names);
  return card(
    locale,
    words.wentTitle(names.length),
    [paragraph(said), actions(button(words.lists.pool.title(0), "customer.pool"))],
    { summary: said },
  );
}
