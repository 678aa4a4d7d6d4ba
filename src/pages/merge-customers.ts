import { z } from "zod";
import { actions, button, card, text as paragraph, table, toTheRight } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { needed, type Question } from "../chat/question.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import type { Customer } from "../customers/customer.ts";
import { customerFacts, mayChange } from "../customers/customers-seen.ts";
import { parentAmong } from "../customers/merging/belongs-to.ts";
import { theCustomer } from "../customers/naming/choose-customer.ts";
import { lockCustomers } from "../customers/write-customer.ts";
import { optional } from "../deals/naming/ask-which.ts";
import { mergeCustomer } from "../deals/writing/follow-customer.ts";
import { formatList } from "../text/count.ts";
import { showOne } from "./customer-card.ts";
import { readTwoCustomers } from "./two-customers.ts";
import { pageWords } from "./words.ts";

/** `/customer merge "Delta Inc" "Delta GmbH"`: the first goes into the second, after a look at what goes where. */
export const mergeCustomers = defineUseCase({
  name: "customer.merge",
  command: {
    group: "customer",
    en: ["merge", "join"],
    zh: ["合并"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "customer.change",
  changes: true,
  input: z.object({
    line: z.string().max(500).optional(),
    from: z.uuid().optional(),
    into: z.uuid().optional(),
    fromName: z.string().trim().max(200).default(""),
    intoName: z.string().trim().max(200).default(""),
    /** Pressed below the preview. */
    sure: z.literal("yes").optional(),
  }),
  async run(turn, values) {
    const words = pageWords(turn.locale);
    const said =
      values.line === undefined ? values : { ...values, ...(await readTwoCustomers(turn, values.line)) };
    if (said.sure && said.from && said.into) return merge(turn, said.from, said.into);
    const filled = fillForm(turn, await mergeForm(turn, said), said);
    if (!filled.ok) return filled.reply;
    const { fromName, intoName } = { ...said, ...filled.said };
    const { into: intoId } = said;
    const again = { action: "customer.merge", values: optional({ into: intoId, intoName }) };
    const from = await theCustomer(turn, { id: said.from, name: fromName }, { ...again, as: "from" });
    const into = await theCustomer(
      turn,
      { id: intoId, name: intoName },
      { action: again.action, values: { from: from.id }, as: "into" },
    );
    if (from.id === into.id) return refuse(words.sameOne(into.name));
    if (!(await mayChange(turn, [from.id, into.id]))) return refuse(words.notYours([from.name, into.name]));
    await refuseParent(turn, from, into);
    return preview(turn, from, into);
  },
});

type Said = Readonly<{ from?: string; into?: string; fromName: string; intoName: string }>;

async function mergeForm(turn: Turn, said: Said) {
  const words = pageWords(turn.locale);
  const line = (label: string): Question<string> => ({
    type: "line",
    label,
    required: true,
    maxLength: 120,
    read: needed(words.nameIt),
  });
  const { id, name } = said.from
    ? await theCustomer(turn, { id: said.from, name: "" }, { action: "customer.merge", as: "from" })
    : { id: undefined, name: "" };
  return {
    action: "customer.merge",
    title: name ? words.mergeTitle(name) : words.mergeTwo,
    submit: words.mergeLook,
    hidden: optional({ from: id, into: said.into }),
    questions: {
      ...(id ? {} : { fromName: line(words.whichGoes) }),
      ...(said.into ? {} : { intoName: line(words.whichStays) }),
    } as Record<string, Question<string>>,
    complete: turn.kind === "submit" || Boolean((said.from || said.fromName) && (said.into || said.intoName)),
  };
}

/** What goes where: how many deals, and whose. Amounts are on the customers' own cards, for those who may see them. */
async function preview(turn: Turn, from: Customer, into: Customer): Promise<Reply> {
  const words = pageWords(turn.locale);
  const factsOf = await customerFacts(turn, [from.id, into.id]);
  const { open, closed } = factsOf(from.id);
  const says = words.mergeSays(from.name, into.name, open + closed);
  const row = ({ id, name }: Customer, role: string) => {
    const { open, closed, owners } = factsOf(id);
    return { cells: [name, role, String(open), String(closed), formatList(owners, turn.locale)] };
  };
  return showCard(
    card(
      turn.locale,
      words.mergeTitle(from.name),
      [
        paragraph(says),
        table(
          [
            words.customer,
            words.what,
            toTheRight(words.openDeals),
            toTheRight(words.closedDeals),
            words.owners,
          ],
          [row(from, words.goes), row(into, words.stays)],
        ),
        actions(
          button(
            words.mergeSubmit(into.name),
            "customer.merge",
            { from: from.id, into: into.id, sure: "yes" },
            { style: "primary" },
          ),
          button(words.otherWay, "customer.merge", { from: into.id, into: from.id }),
        ),
      ],
      { summary: says },
    ),
    { replace: turn.kind !== "command" },
  );
}

/** A subsidiary is a company of its own, and its parent would become a part of itself. @throws Refusal */
async function refuseParent(turn: Turn, from: Named, into: Named): Promise<void> {
  const parent = await parentAmong(turn, [from.id, into.id]);
  if (parent === undefined) return;
  const [above, below] = parent === from.id ? [from, into] : [into, from];
  throw new Refusal(refuse(pageWords(turn.locale).belongsTo(below.name, above.name)));
}

type Named = Pick<Customer, "id" | "name">;

async function merge(turn: Turn, fromId: string, intoId: string): Promise<Reply> {
  const words = pageWords(turn.locale);
  const [from, into] = await lockCustomers(turn, [fromId, intoId]);
  if (!from || !into) return refuse(words.gone);
  const gone = [from, into].find(({ mergedInto }) => mergedInto !== null);
  if (gone) return refuse(words.mergedMeanwhile(gone.name, gone.mergedInto!));
  if (from.id === into.id) return refuse(words.sameOne(into.name));
  if (!(await mayChange(turn, [from.id, into.id]))) return refuse(words.notYours([from.name, into.name]));
  await refuseParent(turn, from, into);
  await mergeCustomer(turn, from, into);
  const now = await theCustomer(turn, { id: into.id, name: "" }, { action: "customer.show", as: "id" });
  return showOne(turn, now, { banner: words.merged(from.name, into.name), undo: from.id });
}
