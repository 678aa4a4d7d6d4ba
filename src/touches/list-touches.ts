import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { asFile, exportButton, splitAsFile } from "../asking/as-file.ts";
import {
  actions,
  type ButtonValues,
  button,
  type Card,
  card,
  text as paragraph,
  quiet,
  selfSaid,
  table,
} from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { may } from "../company/permissions.ts";
import { customerById } from "../customers/match-customer.ts";
import { customerNamed, theCustomer } from "../customers/naming/choose-customer.ts";
import { type Sql, sql } from "../database/sql.ts";
import { sayTouch } from "../deals/card/say-touch.ts";
import { cardWords } from "../deals/card/words.ts";
import { theDeal } from "../deals/naming/ask-which.ts";
import { sendTables } from "../spreadsheets/send-tables.ts";
import type { TableFormat } from "../spreadsheets/writing/table.ts";
import { formatShortDate } from "../text/format/date.ts";
import { shorten } from "../text/shorten.ts";
import { numberIn } from "../understanding/deal-name.ts";
import { loadTouches, type Touch, withCustomer } from "./load-touches.ts";
import { touchesTable } from "./touches-table.ts";
import { touchWords } from "./words.ts";

const pageSize = 10;
/** The deal's history has the rest. */
const gist = 120;

/** Whose touches: a customer's, or one's own. */
type Listed = Readonly<{ title: string; where: Sql; customer?: Readonly<{ id: string; name: string }> }>;

const input = z.object({
  name: z.string().trim().max(300).default(""),
  customer: z.uuid().optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  ...asFile.shape,
});

const listUseCase = (name: string, group: "deal" | "customer") =>
  defineUseCase({
    name,
    command: {
      group,
      en: ["touches", "activities"],
      zh: ["跟进记录", "拜访记录"],
      fromLine: (_words, rest) => ({ name: rest }),
    },
    needs: "deal.see",
    changes: false,
    input,
    async run(turn, { page, export: pressed, name: typed, customer }) {
      const { rest, export: as = pressed } = splitAsFile(typed);
      const named = { name: rest, customer };
      if (as) return exportTouches(turn, await listed(turn, named, name), as);
      return showCard(await touchesCard(turn, await listed(turn, named, name), { page, action: name }), {
        replace: turn.kind === "action" && page > 1,
      });
    },
  });

/** `/deal touches ACME`: who was in touch with the customer, of what one may see; alone, one's own touches. */
export const listTouches = [
  listUseCase("deal.touches", "deal"),
  listUseCase("customer.touches", "customer"),
] as const;

async function exportTouches(turn: Turn, { where, customer }: Listed, as: TableFormat): Promise<Reply> {
  const words = touchWords(turn.locale);
  const owners = await ownersWithin(turn.db, turn.member, turn.needs);
  const [first] = await loadTouches(turn, { owners, where, limit: 1 });
  if (!first) return refuse(customer ? words.noneWith(customer.name) : words.none);
  const tables = [touchesTable(turn, { owners, where })] as const;
  const file = { name: words.exportName, day: turn.today, tables, as, what: "touches", count: first.count };
  return sendTables(turn, file);
}

async function listed(
  turn: Turn,
  { name, customer: id }: Readonly<{ name: string; customer?: string | undefined }>,
  action: string,
): Promise<Listed> {
  const words = touchWords(turn.locale);
  const own = { title: words.mineTitle, where: sql`t."memberId" = ${turn.member.id}::uuid` };
  if (!id && name === "") return own;
  const customer = id ? await customerById(turn, id) : await named(turn, name, action);
  return customer
    ? { title: words.listTitle(customer.name), where: withCustomer(customer.id), customer }
    : own;
}

/** By a deal's number or name, or the customer's. @throws Refusal */
async function named(turn: Turn, name: string, action: string) {
  if (numberIn(name)?.isSure) return (await theDeal(turn, { deal: name }, { action })).customer;
  const { sure } = await customerNamed(turn, name);
  return sure ?? (await theCustomer(turn, { id: undefined, name }, { action, as: "customer" }));
}

async function touchesCard(
  turn: Turn,
  { title, where, customer }: Listed,
  { page, action }: Readonly<{ page: number; action: string }>,
): Promise<Card> {
  const { locale } = turn;
  const words = touchWords(locale);
  const owners = await ownersWithin(turn.db, turn.member, turn.needs);
  const rows = await loadTouches(turn, { owners, where, limit: pageSize, offset: (page - 1) * pageSize });
  const pages = Math.ceil((rows[0]?.count ?? 0) / pageSize);
  const values: ButtonValues = customer ? { customer: customer.id } : {};
  const record =
    customer &&
    may(turn.member, "deal.change") &&
    button(words.record, "deal.touch", { customer: customer.id });
  if (rows.length === 0)
    return card(locale, title, [
      paragraph(customer ? words.noneWith(customer.name) : words.none),
      actions(record),
    ]);
  return card(locale, title, [
    table(
      [
        words.columns.on,
        selfSaid(words.columns.what),
        selfSaid(words.columns.note),
        selfSaid(words.columns.about),
      ],
      rows.map((touch) => ({
        cells: cellsOf(turn, touch, customer !== undefined),
        button: buttonOf(turn, touch),
      })),
      { headline: 2 },
    ),
    quiet(
      [words.count(rows[0]!.count), pages > 1 && chatWords(locale).page(page, pages)]
        .filter(Boolean)
        .join(" · "),
    ),
    actions(
      page > 1 && button(chatWords(locale).previous, action, { ...values, page: page - 1 }),
      page < pages && button(chatWords(locale).next, action, { ...values, page: page + 1 }),
      record,
      exportButton(locale, action, values),
    ),
  ]);
}

/** "Nov 27", "Fang · visit with Jen, 45 min", "liked the demo", "#42". */
function cellsOf(turn: Turn, touch: Touch, isOfOne: boolean): string[] {
  const { locale, today } = turn;
  const { kind, minutes, who, text, number, customer } = touch;
  const about = number === null ? "" : `#${number}`;
  return [
    formatShortDate(Temporal.PlainDate.from(touch.on), locale, today),
    `${who} · ${sayTouch(turn, { kind, minutes, contacts: touch.contacts.map(({ name }) => name) })}`,
    shorten(text, gist),
    isOfOne ? about : [about, customer].filter(Boolean).join(" "),
  ];
}

/** One's own can be put right; what others did is looked at in the deal. */
function buttonOf({ locale, member }: Turn, { memberId, eventId, dealId, customerId }: Touch) {
  if (memberId === member.id && may(member, "deal.change"))
    return button(cardWords(locale).correctTouch, "deal.touch", { corrects: eventId });
  const open = touchWords(locale).open;
  return dealId
    ? button(open, "deal.show", { id: dealId })
    : button(open, "customer.show", { id: customerId });
}
