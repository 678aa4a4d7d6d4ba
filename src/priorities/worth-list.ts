/** Customers of one part of a view, the most profitable first, a tap for each priority. */
import { exportButton } from "../asking/as-file.ts";
import { actions, answers, type Block, button, type Card, card, quiet, strong } from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { may } from "../company/permissions.ts";
import { type Level, levels } from "../customers/file/customer-file.ts";
import { type Cut, cutTo, worthyPage } from "../measures/worth.ts";
import { formatMoney } from "../money/money.ts";
import { stageOf } from "../pipelines/pipeline.ts";
import { formatShortDate } from "../text/format/date.ts";
import { askedBy, type Weighed, weighedOf } from "./weigh.ts";
import { priorityWords } from "./words.ts";

/** A screenful, with what each is worth and why. */
const pageSize = 5;

export type Page = Cut & Readonly<{ page: number }>;

/** The customers on a page, and how many pages there are. A page that is gone is the last one. */
export async function pageOf(turn: Turn, { page: wanted, ...cut }: Page) {
  const asked = { page: wanted, size: pageSize };
  const { shown, ...rest } = await worthyPage(turn.db, await askedBy(turn), cutTo(cut), asked);
  return { ...rest, shown: shown.map(weighedOf) };
}

/** On which the proposal says something else than what stands. */
export const toAccept = (customers: readonly Weighed[]): Weighed[] =>
  customers.filter(({ proposed, priority }) => proposed !== null && proposed !== priority);

/** @param banner what has just happened */
export async function worthList(turn: Turn, asked: Page, banner?: string): Promise<Card> {
  const { locale } = turn;
  const words = priorityWords(locale);
  const { previous, next, page: sayPage } = chatWords(locale);
  const { count, pages, page, shown } = await pageOf(turn, asked);
  const cut = { by: asked.by, of: asked.of };
  const decides = may(turn.member, "file.change");
  const open = toAccept(shown).length;
  const view = asked.by === "unknown" || asked.by === "all" ? "stage" : asked.by;
  return card(
    locale,
    words.listTitle(count),
    [
      banner ? strong(banner) : undefined,
      count === 0 ? quiet(words.nobodyHere) : undefined,
      ...shown.map((one) => customerRow(turn, one, { ...cut, page })),
      pages > 1 ? quiet(sayPage(page, pages)) : undefined,
      actions(
        decides &&
          open > 0 &&
          button(
            words.acceptAll(open),
            "customer.priority",
            { ...cut, page, all: true },
            { style: "primary" },
          ),
        page > 1 && button(previous, "customer.worth-list", { ...cut, page: page - 1 }),
        page < pages && button(next, "customer.worth-list", { ...cut, page: page + 1 }),
        count > 0 && exportButton(locale, "customer.worth-list", cut),
        button(words.back, "customer.worth", { view }),
      ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.listTitle(count) },
  );
}

function customerRow(turn: Turn, one: Weighed, values: Page): Block {
  const words = priorityWords(turn.locale);
  return answers(
    { key: one.id, name: one.name, more: factsOf(turn, one), line: sayReasons(turn, one) },
    ...priorityButtons(turn, one, values),
    button(words.open, "customer.show", { id: one.id }),
  );
}

/** One for each priority, the decided one marked; nothing for whoever may only look. */
export const priorityButtons = (
  { locale, member }: Pick<Turn, "locale" | "member">,
  { id, priority }: Pick<Weighed, "id" | "priority">,
  values: Readonly<Record<string, string | number | boolean>>,
) =>
  may(member, "file.change")
    ? levels.map((level: Level) =>
        button(
          priorityWords(locale).priorities[level],
          "customer.priority",
          { ...values, id, priority: level },
          level === priority ? { chosen: true } : {},
        ),
      )
    : [];

function factsOf(turn: Turn, { profit, at, signsOn, owner }: Weighed): string {
  const { locale, today, member, pipelines } = turn;
  const words = priorityWords(locale);
  return [
    profit ? formatMoney(profit, locale, "short") : words.noProfit,
    at && stageOf(pipelines.of(at), at.stage).name[locale],
    signsOn && formatShortDate(signsOn, locale, today),
    owner.id === member.id ? null : owner.name,
  ]
    .filter((one) => one !== null)
    .join(" · ");
}

/** "size high · need high · intent not said; proposed: high" */
export function sayReasons(
  { locale }: Pick<Turn, "locale">,
  { reasons, proposed }: Pick<Weighed, "reasons" | "proposed">,
): string {
  const words = priorityWords(locale);
  const level = (of: Level | null) => words.levels[of ?? "none"];
  const said = words.reasons(level(reasons.size), level(reasons.need), level(reasons.intent));
  const proposal = proposed ? words.proposes(words.priorities[proposed]) : words.tooLittle;
  return `${said}${locale === "zh" ? "；" : "; "}${proposal}`;
}
