import { z } from "zod";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { type Level, levels } from "../../customers/file/customer-file.ts";
import { markCustomers } from "../../customers/marking/mark-customers.ts";
import { theCustomer } from "../../customers/naming/choose-customer.ts";
import { idsWithinReach } from "../../customers/within-reach.ts";
import { reviewCard } from "../reviewing/review-card.ts";
import { cutInput } from "../show-worth.ts";
import { priorityWords } from "../words.ts";
import { type Page, pageOf, toAccept, worthList } from "../worth-list.ts";
import { readPriorityLine } from "./priority-line.ts";

/** `/customer priority ACME high`; a tap for one customer, or for all on a page as they are proposed. */
export const decidePriority = defineUseCase({
  name: "customer.priority",
  command: {
    group: "customer",
    en: ["priority", "prioritise", "prioritize"],
    zh: ["定级", "定优先级"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "file.change",
  changes: true,
  input: z.object({
    line: z.string().max(300).optional(),
    id: z.uuid().optional(),
    priority: z.enum(levels).optional(),
    all: z.boolean().default(false),
    /** It was tapped on the review's card, which is shown again. */
    review: z.boolean().default(false),
    ...cutInput,
  }),
  async run(turn, { line, id, priority, all, review, by, of, page }) {
    const back = { by, of, page };
    if (all) return acceptPage(turn, back);
    const words = priorityWords(turn.locale);
    const said = line === undefined ? { name: "", priority } : readPriorityLine(line);
    if (!id && said.name === "") return refuse(words.needCustomer);
    const level = said.priority;
    const customer = await theCustomer(
      turn,
      { id, name: said.name },
      { action: "customer.priority", as: "id", ...(level ? { values: { priority: level } } : {}) },
    );
    if (!level) return refuse(words.badCustomer(customer.name));
    return decide(turn, customer, level, review ? "review" : back);
  },
});

async function decide(
  turn: Turn,
  { id, name }: Readonly<{ id: string; name: string }>,
  priority: Level,
  back: Page | "review",
): Promise<Reply> {
  const words = priorityWords(turn.locale);
  const reached = await idsWithinReach(turn, [id], "file.change");
  const marked = await markCustomers(turn, new Map(reached.map((one) => [one, { priority }])));
  if (marked.length === 0) return refuse(words.notYours);
  const banner = words.decidedOne(name, words.priorities[priority]);
  const shown = back === "review" ? await reviewCard(turn, banner) : await worthList(turn, back, banner);
  return showCard(shown, { replace: turn.kind === "action" });
}

/** What the page shows now is decided: who has moved on to another page meanwhile is not. */
async function acceptPage(turn: Turn, page: Page): Promise<Reply> {
  const words = priorityWords(turn.locale);
  const open = toAccept((await pageOf(turn, page)).shown);
  const ids = open.map(({ id }) => id);
  const reached = await idsWithinReach(turn, ids, "file.change");
  if (ids.length > 0 && reached.length === 0) return refuse(words.notYours);
  const marks = open
    .filter(({ id }) => reached.includes(id))
    .map(({ id, proposed }) => [id, { priority: proposed! }] as const);
  const marked = await markCustomers(turn, new Map(marks));
  const banner = marked.length > 0 ? words.decidedAll(marked.length) : words.nothingProposed;
  return showCard(await worthList(turn, page, banner), { replace: true });
}
