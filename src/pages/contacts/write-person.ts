import { z } from "zod";
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { fillForm } from "../../chat/fill-form.ts";
import { joinChosen } from "../../chat/form.ts";
import { mergeForm, shownInput } from "../../chat/merge-form.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { listPeople, type Person } from "../../customers/contacts/contact.ts";
import { readContactLine } from "../../customers/contacts/contact-line.ts";
import { addPerson, changePerson, type PersonColumns } from "../../customers/contacts/write-contact.ts";
import type { Customer } from "../../customers/customer.ts";
import { customerNamed } from "../../customers/naming/choose-customer.ts";
import { customerAndRest } from "../../customers/naming/name-at-start.ts";
import { isWithinReach } from "../../customers/within-reach.ts";
import { optional } from "../../deals/naming/ask-which.ts";
import { DeedRefused } from "../../history/deed.ts";
import { fileWords } from "../file/words.ts";
import { pageWords } from "../words.ts";
import { companyQuestion, contactQuestions, isMet } from "./contact-form.ts";
import { showPeople } from "./list-people.ts";
import { showPerson, thePerson } from "./person-card.ts";
import { sayPerson } from "./person-lines.ts";
import { customerWithin } from "./which-customer.ts";
import { contactWords } from "./words.ts";

const typed = z.string().max(500).optional();
const input = z.object({
  line: z.string().max(500).optional(),
  /** Of the person, who is changed or moved. */
  id: z.uuid().optional(),
  /** At which customer somebody new is. */
  at: z.uuid().optional(),
  ...{ name: typed, job: typed, roles: typed, isMet: typed, phone: typed, mail: typed, sentiment: typed },
  company: typed,
  /** Somebody else of the same name. */
  another: z.literal("yes").optional(),
  shown: shownInput,
});

type Input = z.output<typeof input>;

/** `/customer contact ACME Jane Roe CFO jane@acme.com`; without anybody the list of them, or the form. */
export const writePerson = defineUseCase({
  name: "customer.contact",
  command: {
    group: "customer",
    en: ["contact", "person"],
    zh: ["联系人", "加联系人", "新增联系人"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "file.change",
  changes: true,
  input,
  async run(turn, values) {
    try {
      return values.id ? await edit(turn, values.id, values) : await add(turn, values);
    } catch (error) {
      if (!(error instanceof DeedRefused)) throw error;
      return refuse(sayRefused(turn, error));
    }
  },
});

async function add(turn: Turn, values: Input): Promise<Reply> {
  const read = values.line === undefined ? undefined : await customerAndRest(turn, values.line);
  const line = read?.rest ? readContactLine(read.rest, turn.workspace) : undefined;
  const said = line
    ? optional({ ...line, roles: joinChosen(line.roles), isMet: line.met ? "met" : "", met: undefined })
    : textsOf(values);
  const customer = await customerWithin(
    turn,
    { id: values.at, name: read?.name ?? "" },
    { action: "customer.contact", as: "at", values: said },
    "file.change",
  );
  // A mere name looks for somebody; with nothing behind the customer they are listed, if there are any.
  const isBare = read !== undefined && Object.keys(said).every((name) => name === "name");
  if (isBare) {
    const { total } = await listPeople(turn, customer.id, { search: said.name ?? "", limit: 1 });
    if (total > 0) return showPeople(turn, customer, { search: said.name ?? "" });
  }
  const words = contactWords(turn.locale);
  const plan = {
    action: "customer.contact",
    title: words.addTitle(customer.name),
    hidden: optional({ at: customer.id, another: values.another }),
    questions: contactQuestions(turn, undefined),
    complete: turn.kind === "submit" || (said.name !== undefined && !isBare),
  };
  const filled = fillForm(turn, plan, said);
  if (!filled.ok) return filled.reply;
  const { roles, isMet: meeting, ...columns } = filled.said;
  if (!values.another) {
    const same = await sameName(turn, customer, columns.name);
    if (same.length > 0)
      return askWhether(turn, customer, same, { ...said, another: "yes", at: customer.id });
  }
  const id = await addPerson(turn, customer.id, columns, { roles, met: meeting === "met" });
  const person = { ...columns, roles: roles.map((role) => ({ role, metOn: meeting === "met" ? "" : null })) };
  return showPerson(turn, id, { banner: words.added(sayPerson(turn, person)), undo: true });
}

const textsOf = ({ name, job, roles, isMet, phone, mail, sentiment }: Input) =>
  optional({ name, job, roles, isMet, phone, mail, sentiment });

/** More than that are found in the list. */
const mostAsked = 4;

async function sameName(turn: Turn, customer: Customer, name: string): Promise<readonly Person[]> {
  const { people } = await listPeople(turn, customer.id, { search: name, limit: 50 });
  const folded = name.trim().toLowerCase();
  return people.filter((one) => one.name.trim().toLowerCase() === folded).slice(0, mostAsked);
}

/** Two may be called so; the answer "somebody else" carries what was typed. */
function askWhether(
  turn: Turn,
  customer: Customer,
  same: readonly Person[],
  values: Readonly<Record<string, string>>,
): Reply {
  const words = contactWords(turn.locale);
  const question = words.sameName(same[0]!.name, customer.name);
  const { another: _, at: __, name: ___, ...typed } = values;
  return showCard(
    card(
      turn.locale,
      words.addTitle(customer.name),
      [
        paragraph(question),
        actions(
          ...same.map((one) =>
            button(words.theSame(sayPerson(turn, one)), "customer.contact", { id: one.id, ...typed }),
          ),
          button(words.another, "customer.contact", values),
        ),
      ],
      { summary: question },
    ),
    { replace: turn.kind !== "command" },
  );
}

async function edit(turn: Turn, id: string, values: Input): Promise<Reply> {
  const words = contactWords(turn.locale);
  const { person, customer } = await thePerson(turn, id, "file.change");
  const company = values.company?.trim() ?? "";
  const found = company === "" || company === customer.name ? undefined : await customerNamed(turn, company);
  const plan = {
    action: "customer.contact",
    title: words.editTitle(person.name),
    hidden: { id },
    questions: { ...contactQuestions(turn, person), company: companyQuestion(turn, customer, found) },
    complete: turn.kind === "submit",
  };
  const filled = mergeForm(turn, plan, values, { shown: values.shown, clash: words.changedTo });
  if (!filled.ok) return filled.reply;
  const { roles, isMet: meeting, company: to = customer, ...columns } = filled.said;
  const moves = to.id !== customer.id;
  if (moves && !(await isWithinReach(turn, to.id, "file.change")))
    throw new Refusal(refuse(fileWords(turn.locale).notYours(to.name)));
  const parts =
    roles === undefined && meeting === undefined
      ? undefined
      : {
          roles: roles ?? person.roles.map(({ role }) => role),
          met: meeting === undefined ? isMet(person) : meeting === "met",
        };
  if (!moves && parts === undefined && Object.keys(columns).length === 0)
    return showPerson(turn, id, { banner: words.nothingChanged });
  const change = { columns: columns as Partial<PersonColumns>, parts, ...(moves && { moved: to.id }) };
  await changePerson(turn, person, change);
  const name = columns.name ?? person.name;
  const banner = moves ? words.moved(name, customer.name, to.name) : words.saved(name);
  return showPerson(turn, id, { banner, undo: moves });
}

function sayRefused(turn: Turn, { code, facts }: DeedRefused): string {
  const words = contactWords(turn.locale);
  if (code === "erased") return words.erasedMeanwhile;
  const { name, into } = facts as { name?: string; into?: string };
  return name && into ? words.mergedMeanwhile(name, into) : pageWords(turn.locale).gone;
}
