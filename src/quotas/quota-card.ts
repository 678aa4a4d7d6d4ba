import { nextQuarter, type Quarter, quarterOf } from "../calendar/quarter.ts";
import {
  actions,
  button,
  type Card,
  card,
  quiet,
  selfSaid,
  strong,
  table,
  toTheRight,
} from "../chat/card.ts";
import type { Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { dayOf } from "../company/day-of.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { inOneCurrency } from "../measures/in-one-currency.ts";
import { loadQuotas, type QuotaBook, quotaAmong } from "../measures/quotas.ts";
import { formatSums, type Sums, sumOf } from "../money/sums.ts";
import { ratesNote } from "../rates/rates-note.ts";
import { teamWords } from "../teams/words.ts";
import { formatQuarter } from "../text/format/date.ts";
import type { Seller } from "./put-quota.ts";
import { quotaScope, teamScope } from "./quota-scope.ts";
import { quotaWords } from "./words.ts";

const perPage = 10;

type Row = Readonly<{
  kind: Seller["kind"];
  id: string;
  name: string;
  team: string | null;
  quota: Sums;
  /** May be set by who looks; one's own is only shown. */
  canSet: boolean;
}>;

/** One's own quota and those of the people and teams below, ten to a page; these have a button to change it. */
export async function quotaCard(turn: Turn, quarter: Quarter, page: number, banner?: string): Promise<Card> {
  const words = quotaWords(turn.locale);
  const { fiscalStartMonth } = turn.workspace.settings;
  const book = await loadQuotas(turn.db, turn.workspace.id, quarter);
  const told = await inOneCurrency(turn, dayOf(turn.workspace, turn.now), {
    ...{ rows: await rowsOf(turn, book) },
    ...quotaAmong(book, await ownersWithin(turn.db, turn.member, turn.needs)),
  });
  const { rows, quota, people } = told.facts;
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  const shownPage = Math.min(page, pages);
  const label = (one: Quarter) => formatQuarter(one, turn.locale);
  const former = quarterOf(quarter.start.subtract({ days: 1 }), fiscalStartMonth);
  const later = nextQuarter(quarter, fiscalStartMonth);
  return card(
    turn.locale,
    words.quotaTitle(label(quarter)),
    [
      banner ? strong(banner) : undefined,
      rows.length === 0
        ? quiet(words.nobodyYet)
        : table(
            [teamWords(turn.locale).name, selfSaid(teamWords(turn.locale).team), toTheRight(words.quota)],
            [
              ...rows.slice((shownPage - 1) * perPage, shownPage * perPage).map((row) => ({
                cells: [
                  row.name,
                  row.kind === "team" ? words.wholeTeam : (row.team ?? "–"),
                  moneyOf(turn, row.quota),
                ],
                button: row.canSet
                  ? button(words.change, "team.quota", {
                      [row.kind]: row.id,
                      quarter: quarter.id,
                      page: shownPage,
                    })
                  : undefined,
              })),
              ...(rows.length > 1 ? [{ cells: [words.quotaTotal, "", moneyOf(turn, quota)] }] : []),
            ],
          ),
      quota.apart && quiet(words.totalOf(moneyOf(turn, quota.apart))),
      ...ratesNote(turn, told),
      people && people.size > 0 ? quiet(words.peopleAdd(moneyOf(turn, people))) : undefined,
      pages > 1 ? quiet(chatWords(turn.locale).page(shownPage, pages)) : undefined,
      actions(
        shownPage > 1 &&
          button(chatWords(turn.locale).previous, "team.quota", pageOf(quarter, shownPage - 1)),
        shownPage < pages &&
          button(chatWords(turn.locale).next, "team.quota", pageOf(quarter, shownPage + 1)),
        button(label(former), "team.quota", pageOf(former, shownPage)),
        button(label(later), "team.quota", pageOf(later, shownPage)),
      ),
    ],
    { tone: banner ? "good" : "plain", summary: banner ?? words.quotaTitle(label(quarter)) },
  );
}

const pageOf = (quarter: Quarter, page: number) => ({ quarter: quarter.id, page });

/** Whoever sells, or has a quota all the same; a team stands above its people. */
async function rowsOf(turn: Turn, { parts }: QuotaBook): Promise<Row[]> {
  const { db, workspace } = turn;
  const [people, teams] = [await quotaScope(turn), await teamScope(turn)];
  const asked = parts.flatMap(({ memberId }) => memberId ?? []);
  const members = await db.member.findMany({
    where: {
      workspaceId: workspace.id,
      OR: [{ id: { in: asked } }, { active: true, role: { in: ["rep", "manager", "admin"] } }],
      ...(people === "all" ? {} : { AND: { id: { in: [turn.member.id, ...people] } } }),
    },
    select: { id: true, name: true, team: { select: { name: true } } },
  });
  const groups = await db.team.findMany({
    where: { workspaceId: workspace.id, ...(teams === "all" ? {} : { id: { in: [...teams] } }) },
    select: { id: true, name: true },
  });
  const quotaOf = (id: string) => sumOf(parts.filter((part) => (part.teamId ?? part.memberId) === id));
  const rows = [
    ...groups.map(({ id, name }) => ({
      ...{ kind: "team" as const, id, name },
      team: name,
      quota: quotaOf(id),
      canSet: true,
    })),
    ...members.map(({ id, name, team }) => ({
      ...{ kind: "member" as const, id, name },
      ...{ team: team?.name ?? null, quota: quotaOf(id) },
      canSet: people === "all" || people.includes(id),
    })),
  ];
  return rows.sort(byTeam);
}

/** Who is in no team comes last. */
function byTeam(a: Row, b: Row): number {
  return (
    Number(a.team === null) - Number(b.team === null) ||
    (a.team ?? "").localeCompare(b.team ?? "") ||
    Number(a.kind === "member") - Number(b.kind === "member") ||
    a.name.localeCompare(b.name) ||
    (a.id < b.id ? -1 : 1)
  );
}

function moneyOf({ locale, workspace }: Turn, sums: Sums): string {
  return sums.size > 0 ? formatSums(sums, locale, workspace.currency) : quotaWords(locale).noQuota;
}
