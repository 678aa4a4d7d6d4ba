import { exportButton } from "../asking/as-file.ts";
import {
  actions,
  type Block,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  strong,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { dayOf } from "../company/day-of.ts";
import { may } from "../company/permissions.ts";
import { worthGroups } from "../measures/worth.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { countOf, partsOf, sizeOfAll, type View, views } from "./parts.ts";
import { timeBlocks } from "./time-blocks.ts";
import { askedBy } from "./weigh.ts";
import { priorityWords } from "./words.ts";
import { partsTable, type Weighing, worthPicture } from "./worth-picture.ts";

/** One of the views, which are kept apart: two of them at once would say which matters more. */
export async function worthCard(turn: Turn, view: View): Promise<Card> {
  const { locale } = turn;
  const words = priorityWords(locale);
  const weighing = await worthGroups(turn.db, await askedBy(turn), view === "time" ? "all" : view);
  const { groups } = weighing;
  const count = sizeOfAll(groups);
  const said =
    count === 0
      ? words.nobody
      : words.sentence(count, countOf(groups, "priority", "high"), countOf(groups, "priority", null));
  return card(
    locale,
    words.titles[view],
    [
      strong(said),
      ...(view === "time"
        ? await timeBlocks(turn, groups)
        : count > 0
          ? viewBlocks(turn, view, weighing)
          : []),
      actions(
        ...views.map((one) =>
          button(words.views[one], "customer.worth", { view: one }, one === view ? { chosen: true } : {}),
        ),
      ),
      actions(
        groups.some(({ isUnsaid }) => isUnsaid) &&
          button(words.seeUnknown, "customer.worth-list", { by: "unknown" }),
        may(turn.member, "settings.change") && button(words.settings, "settings.priorities"),
        count > 0 && exportButton(locale, "customer.worth", { view }),
      ),
    ],
    { summary: said },
  );
}

function viewBlocks(turn: Turn, view: Exclude<View, "time">, weighing: Weighing): (Block | undefined)[] {
  const words = priorityWords(turn.locale);
  const { workspace } = turn;
  const { priorities } = workspace.settings;
  const { groups, bounds } = weighing;
  const parts = partsOf(view, groups, turn);
  const unsaid = sizeOfAll(groups, ({ isUnsaid }) => isUnsaid);
  const withoutRate = sizeOfAll(groups, ({ lacking }) => lacking !== null);
  const isOwn = priorities.bands.some(({ currency }) => currency === workspace.currency);
  const day = dayOf(workspace, turn.now).toString();
  const currencies = [...new Set(groups.flatMap((one) => one.lacking ?? []))].sort();
  const lacking = currencies.map((currency) => ({ currency, day }));
  const ofBands = [
    unsaid > 0 ? paragraph(words.without(unsaid, sizeOfAll(groups))) : undefined,
    withoutRate > 0 ? paragraph(words.withoutRate(withoutRate)) : undefined,
    ...ratesNote(turn, { used: [], lacking }),
    bounds.length > 0 ? quiet(words.bandsMeans[isOwn ? "own" : "quarters"]) : undefined,
  ];
  const ofReasons = [quiet(words.rule), quiet(words.sizeMeans(priorities.largeFrom, priorities.smallBelow))];
  return [
    worthPicture(turn, view, parts, weighing),
    partsTable(turn, view, parts, weighing),
    ...(view === "reasons" ? ofReasons : ofBands),
  ];
}
