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
import { ratesNote } from "../rates/rates-note.ts";
import { countOf, partsOf, type View, views } from "./parts.ts";
import { timeBlocks } from "./time-blocks.ts";
import { type Weighing, weigh } from "./weigh.ts";
import { priorityWords } from "./words.ts";
import { partsTable, worthPicture } from "./worth-picture.ts";

/** One of the views, which are kept apart: two of them at once would say which matters more. */
export async function worthCard(turn: Turn, view: View): Promise<Card> {
  const { locale } = turn;
  const words = priorityWords(locale);
  const weighing = await weigh(turn);
  const { customers } = weighing;
  const said =
    customers.length === 0
      ? words.nobody
      : words.sentence(
          customers.length,
          countOf(customers, "priority", "high"),
          countOf(customers, "priority", null),
        );
  return card(
    locale,
    words.titles[view],
    [
      strong(said),
      ...(view === "time"
        ? await timeBlocks(turn, customers)
        : customers.length > 0
          ? viewBlocks(turn, view, weighing)
          : []),
      actions(
        ...views.map((one) =>
          button(words.views[one], "customer.worth", { view: one }, one === view ? { chosen: true } : {}),
        ),
      ),
      actions(
        customers.some(({ profit }) => profit === null) &&
          button(words.seeUnknown, "customer.worth-list", { by: "unknown" }),
        may(turn.member, "settings.change") && button(words.settings, "settings.priorities"),
        customers.length > 0 && exportButton(locale, "customer.worth", { view }),
      ),
    ],
    { summary: said },
  );
}

function viewBlocks(turn: Turn, view: Exclude<View, "time">, weighing: Weighing): (Block | undefined)[] {
  const words = priorityWords(turn.locale);
  const { workspace } = turn;
  const { priorities } = workspace.settings;
  const parts = partsOf(view, weighing.customers, turn);
  const unsaid = weighing.customers.filter(({ profit }) => profit === null).length;
  const isOwn = priorities.bands.some(({ currency }) => currency === workspace.currency);
  const day = dayOf(workspace, turn.now).toString();
  const lacking = weighing.lacking.map((currency) => ({ currency, day }));
  const ofBands = [
    unsaid > 0 ? paragraph(words.without(unsaid, weighing.customers.length)) : undefined,
    weighing.withoutRate > 0 ? paragraph(words.withoutRate(weighing.withoutRate)) : undefined,
    ...ratesNote(turn, { used: [], lacking }),
    weighing.bounds.length > 0 ? quiet(words.bandsMeans[isOwn ? "own" : "quarters"]) : undefined,
  ];
  const ofReasons = [quiet(words.rule), quiet(words.sizeMeans(priorities.largeFrom, priorities.smallBelow))];
  return [
    worthPicture(turn, view, parts, weighing),
    partsTable(turn, view, parts, weighing),
    ...(view === "reasons" ? ofReasons : ofBands),
  ];
}
