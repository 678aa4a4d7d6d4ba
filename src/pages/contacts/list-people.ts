import { z } from "zod";
import { actions, button, card, text as paragraph, quiet } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { asTyped } from "../../chat/question.ts";
import { type Reply, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { may } from "../../company/permissions.ts";
import { listPeople } from "../../customers/contacts/contact.ts";
import type { Customer } from "../../customers/customer.ts";
import { customerAndRest } from "../../customers/naming/name-at-start.ts";
import { optional } from "../../deals/naming/ask-which.ts";
import { formatNumber } from "../../text/count.ts";
import { peopleTable } from "./person-lines.ts";
import { customerWithin } from "./which-customer.ts";
import { contactWords } from "./words.ts";

const atOnce = 20;

/** `/customer contacts ACME`, and those of a name: `/customer contacts ACME Jane`. */
export const listContacts = defineUseCase({
  name: "customer.contacts",
  command: {
    group: "customer",
    en: ["contacts", "people"],
    zh: ["联系人列表", "通讯录", "全部联系人"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "file.see",
  changes: false,
  input: z.object({
    line: z.string().max(300).optional(),
    id: z.uuid().optional(),
    search: z.string().trim().max(120).default(""),
    from: z.coerce.number().int().min(0).max(1_000_000).default(0),
    /** Asks for a name. */
    ask: z.literal("yes").optional(),
  }),
  async run(turn, values) {
    const read = values.line === undefined ? undefined : await customerAndRest(turn, values.line);
    const search = read?.rest ?? values.search;
    const customer = await customerWithin(
      turn,
      { id: values.id, name: read?.name ?? "" },
      { action: "customer.contacts", as: "id", values: optional({ search }) },
      "file.see",
    );
    if (values.ask) {
      const filled = fillForm(turn, searchForm(turn, customer), values);
      if (!filled.ok) return filled.reply;
    }
    return showPeople(turn, customer, { search, from: values.from });
  },
});

function searchForm({ locale, kind }: Turn, customer: Customer) {
  const words = contactWords(locale);
  return {
    action: "customer.contacts",
    title: words.searchTitle(customer.name),
    submit: words.searchSubmit,
    hidden: { id: customer.id, ask: "yes" },
    questions: {
      search: { type: "line", label: words.name, required: true, maxLength: 120, read: asTyped },
    },
    complete: kind === "submit",
  } as const;
}

/** A page of a customer's people. */
export async function showPeople(
  turn: Turn,
  customer: Customer,
  { search = "", from = 0 }: Readonly<{ search?: string; from?: number }> = {},
): Promise<Reply> {
  const words = contactWords(turn.locale);
  const { people, total } = await listPeople(turn, customer.id, { search, offset: from, limit: atOnce });
  const page = (label: string, at: number) =>
    button(label, "customer.contacts", { id: customer.id, from: at, ...(search && { search }) });
  const number = (count: number) => formatNumber(count, turn.locale);
  const none = search === "" ? words.nobody(customer.name) : words.noneCalled(search, customer.name);
  return showCard(
    card(turn.locale, words.title(customer.name), [
      people.length === 0 ? paragraph(none) : peopleTable(turn, people),
      total > people.length && people.length > 0
        ? quiet(words.shown(number(from + 1), number(from + people.length), number(total)))
        : undefined,
      actions(
        from > 0 && page(words.back, Math.max(0, from - atOnce)),
        from + people.length < total && page(words.next, from + atOnce),
        (total > atOnce || search !== "") &&
          button(words.search, "customer.contacts", { id: customer.id, ask: "yes" }),
        may(turn.member, "file.change") && button(words.add, "customer.contact", { at: customer.id }),
      ),
    ]),
    { replace: turn.kind !== "command" },
  );
}
