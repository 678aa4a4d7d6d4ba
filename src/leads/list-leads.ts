/** The pool and the target market as people see them: a page of companies, each with a button that takes it. */
import { type AsFile, exportButton, splitAsFile } from "../asking/as-file.ts";
import {
  actions,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  selfSaid,
  strong,
  table,
} from "../chat/card.ts";
import { type Reply, showCard } from "../chat/reply.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { dayOf } from "../company/day-of.ts";
import { may } from "../company/permissions.ts";
import { knowsOnlyOwn } from "../customers/match-customer.ts";
import type { Standing } from "../customers/standing/standing.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import { formatRelativeDay } from "../text/format/date.ts";
import { leadsTable } from "./leads-table.ts";
import { countIdle, type IdleLead, loadIdle, pageSize } from "./load-leads.ts";
import { leadWords } from "./words.ts";

export type Asked = AsFile & Readonly<{ filter?: string; page?: number; banner?: string }>;

export async function showList(
  turn: Turn,
  standing: Standing,
  { filter: typed = "", page = 1, banner, export: pressed }: Asked,
): Promise<Reply> {
  const { rest: filter, export: as = pressed } = splitAsFile(typed);
  const { count, cuts } = await countIdle(turn, standing, filter);
  if (as && count > 0) {
    const name = leadWords(turn.locale).lists[standing].title(0);
    const tables = [leadsTable(turn, standing, filter)] as const;
    return sendTables(turn, { name, day: turn.today, tables, as, what: standing, count });
  }
  const pages = Math.max(1, Math.ceil(count / pageSize));
  const shown = Math.min(page, pages);
  const leads = count === 0 ? [] : await loadIdle(turn, standing, { filter, page: shown });
  const list = { standing, filter, count, cuts, page: shown, pages, leads, banner };
  return showCard(listCard(turn, list), { replace: turn.kind !== "command" });
}

type List = Readonly<{
  standing: Standing;
  filter: string;
  count: number;
  cuts: readonly string[];
  page: number;
  pages: number;
  leads: readonly IdleLead[];
  banner: string | undefined;
}>;

function listCard(turn: Turn, { standing, filter, count, cuts, page, pages, leads, banner }: List): Card {
  const words = leadWords(turn.locale);
  const { previous, next, page: pageOf } = chatWords(turn.locale);
  const { title, none, means, columns } = words.lists[standing];
  const action = standing === "pool" ? "customer.pool" : "customer.market";
  const fits = cuts.filter((cut) => cut.toLowerCase() !== filter.toLowerCase());
  const mayTake = may(turn.member, "lead.take");
  return card(
    turn.locale,
    title(count),
    [
      banner ? strong(banner) : undefined,
      filter ? quiet(words.filtered(filter)) : undefined,
      count === 0
        ? paragraph(filter ? words.noneFits(filter) : none)
        : table(
            [words.customer, selfSaid(words.segment), columns.since, words.hadBy, words.lastTouch],
            leads.map((lead) => ({
              cells: cellsOf(turn, lead),
              button: mayTake
                ? button(columns.take, "customer.claim", { id: lead.id })
                : button(words.view, "customer.show", { id: lead.id }),
            })),
          ),
      pages > 1 ? quiet(pageOf(page, pages)) : undefined,
      actions(
        page > 1 && button(previous, action, { filter, page: page - 1 }),
        page < pages && button(next, action, { filter, page: page + 1 }),
        filter !== "" && button(words.all, action, { filter: "" }),
        ...(count > 1 ? fits : []).map((cut) => button(cut, action, { filter: cut })),
        (count > 1 || filter !== "") && button(words.filter, "customer.filter-leads", { standing, filter }),
        count > 0 && exportButton(turn.locale, action, { filter }),
      ),
      standing === "market" && mayTake && count > 0
        ? actions(
            button(words.addToMarket, "customer.market-add"),
            button(words.startAll(count), "customer.market-start", { filter, all: "yes" }),
          )
        : standing === "market" && mayTake
          ? actions(button(words.addToMarket, "customer.market-add"))
          : undefined,
      quiet(means),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? title(count) },
  );
}

/** Where names are kept to one's own, who had it is known only of oneself. */
function cellsOf(turn: Turn, { name, grade, segment, since, former, touchedOn }: IdleLead): string[] {
  const ago = (day: Parameters<typeof formatRelativeDay>[0]) =>
    formatRelativeDay(day, turn.locale, turn.today);
  const isTold = former && (!knowsOnlyOwn(turn) || former.id === turn.member.id);
  return [
    name,
    [grade, ...segment].filter(Boolean).join(" · "),
    ago(dayOf(turn.workspace, since)),
    isTold ? former.name : "",
    touchedOn ? ago(touchedOn) : "",
  ];
}
