import { z } from "zod";
import { fillForm } from "../chat/fill-form.ts";
import { needed, type Question } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import type { Customer } from "../customers/customer.ts";
import { mayChange } from "../customers/customers-seen.ts";
import { customerNamed, theCustomer } from "../customers/naming/choose-customer.ts";
import { wholeNamesFirst } from "../customers/naming/name-at-start.ts";
import { lockCustomers } from "../customers/write-customer.ts";
import { optional } from "../deals/naming/ask-which.ts";
import { renameCustomer } from "../deals/writing/follow-customer.ts";
import { DeedRefused } from "../history/deed.ts";
import { twoNamesIn } from "../understanding/two-names.ts";
import { showOne } from "./customer-card.ts";
import { pageWords } from "./words.ts";

const longest = 120;

/** `/customer rename ACME "ACME Holdings"`: its deals keep everything else, and closed weeks the name of then. */
export const renameACustomer = defineUseCase({
  name: "customer.rename",
  command: {
    group: "customer",
    en: ["rename"],
    zh: ["改名", "更名", "重命名"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "customer.change",
  changes: true,
  input: z.object({
    line: z.string().max(500).optional(),
    id: z.uuid().optional(),
    customer: z.string().trim().max(200).default(""),
    name: z.string().trim().max(300).default(""),
    /** What it was called when the form was opened. */
    was: z.string().max(300).optional(),
  }),
  async run(turn, values) {
    const words = pageWords(turn.locale);
    const said = values.line === undefined ? values : { ...values, ...(await readLine(turn, values.line)) };
    const known = said.id !== undefined || said.customer !== "";
    const former = known
      ? await theCustomer(
          turn,
          { id: said.id, name: said.customer },
          { action: "customer.rename", as: "id", values: { name: said.name } },
        )
      : undefined;
    if (former && !(await mayChange(turn, [former.id]))) return refuse(words.notYours([former.name]));
    const filled = fillForm(turn, renameForm(turn, former, said.name), said);
    if (!filled.ok) return filled.reply;
    // Of the form without a customer: its name has been looked for above, and was not there.
    if (!former) return refuse(words.nameIt);
    return rename(turn, former, filled.said.name, values.was);
  },
});

/** As far as a customer is named by it; a line that names one as a whole says no new name. */
async function readLine(turn: Turn, line: string): Promise<{ customer: string; name: string }> {
  const ways = twoNamesIn(line);
  const whole = ways.length > 0 && (await customerNamed(turn, line)).sure;
  if (whole || ways.length === 0) return { customer: line, name: "" };
  for (const { first, second } of await wholeNamesFirst(turn, ways))
    if ((await customerNamed(turn, first)).sure) return { customer: first, name: second };
  return { customer: ways[0]!.first, name: ways[0]!.second };
}

function renameForm({ locale, kind }: Turn, former: Customer | undefined, typed: string) {
  const words = pageWords(locale);
  const customer: Question<string> = {
    type: "line",
    label: words.customer,
    required: true,
    maxLength: longest,
    read: needed(words.nameIt),
  };
  const name: Question<string> = {
    type: "line",
    label: words.newName,
    required: true,
    maxLength: longest,
    now: former?.name,
    read: needed(words.needName),
  };
  const isKnown = former !== undefined;
  return {
    action: "customer.rename",
    title: former ? words.renameTitle(former.name) : words.rename,
    submit: words.renameSubmit,
    hidden: optional({ id: former?.id, was: former?.name }),
    questions: { ...(isKnown ? {} : { customer }), name },
    complete: kind === "submit" || (isKnown && typed !== ""),
  };
}

async function rename(turn: Turn, former: Customer, name: string, was: string | undefined) {
  const words = pageWords(turn.locale);
  if (name.length > longest) return refuse(words.tooLong(longest));
  const [locked] = await lockCustomers(turn, [former.id]);
  if (!locked) return refuse(words.gone);
  if (locked.mergedInto !== null) return refuse(words.mergedMeanwhile(locked.name, locked.mergedInto));
  if (locked.name === name) return refuse(words.calledSo(name));
  if (was !== undefined && was !== locked.name) return refuse(words.renamedMeanwhile(was, locked.name));
  try {
    await renameCustomer(turn, locked, name);
  } catch (error) {
    if (!(error instanceof DeedRefused)) throw error;
    return refuse(words.nameTaken((error.facts as Customer).name, locked.name));
  }
  const banner = words.renamed(locked.name, name);
  return showOne(turn, { ...former, name }, { banner, undo: former.id });
}
