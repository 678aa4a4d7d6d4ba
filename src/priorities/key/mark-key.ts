import { z } from "zod";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { markCustomers } from "../../customers/marking/mark-customers.ts";
import { theCustomer } from "../../customers/naming/choose-customer.ts";
import { idsWithinReach } from "../../customers/within-reach.ts";
import { keyCard } from "./key-card.ts";
import { loadKeyCustomers } from "./load-key-customers.ts";
import { keyWords } from "./words.ts";

/** `/customer mark ACME off` */
const off = /[\s,，]+(?:off|no|not|unmark|取消|不是)$/iu;

/** `/customer mark ACME`: a key customer by hand; or all that have proven to be. */
export const markKeyCustomer = defineUseCase({
  name: "customer.key-mark",
  command: {
    group: "customer",
    en: ["mark"],
    zh: ["标记", "标为大客户"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "key.mark",
  changes: true,
  input: z.object({
    line: z.string().max(300).optional(),
    id: z.uuid().optional(),
    key: z.boolean().default(true),
    all: z.boolean().default(false),
  }),
  async run(turn, { line, id, key, all }) {
    if (all) return markProven(turn);
    const words = keyWords(turn.locale);
    const name = line?.trim() ?? "";
    if (!id && name === "") return refuse(words.which);
    const isKey = off.test(name) ? false : key;
    const customer = await theCustomer(
      turn,
      { id, name: name.replace(off, "") },
      { action: "customer.key-mark", as: "id", values: { key: isKey } },
    );
    const reached = await idsWithinReach(turn, [customer.id], "key.mark");
    const marked = await markCustomers(turn, new Map(reached.map((one) => [one, { isKey }])));
    if (marked.length === 0) return refuse(words.notYours(customer.name));
    const banner = (isKey ? words.isMarked : words.isUnmarked)(customer.name);
    return showCard(await keyCard(turn, { page: 1 }, banner), { replace: turn.kind === "action" });
  },
});

async function markProven(turn: Turn): Promise<Reply> {
  const words = keyWords(turn.locale);
  const { proven, isMarked } = await loadKeyCustomers(turn);
  const ids = (proven?.customers ?? []).map(({ id }) => id).filter((id) => !isMarked(id));
  const reached = await idsWithinReach(turn, ids, "key.mark");
  const marked = await markCustomers(turn, new Map(reached.map((id) => [id, { isKey: true }])));
  const banner = marked.length > 0 ? words.allMarked(marked.length) : words.markedAlready;
  return showCard(await keyCard(turn, { page: 1 }, banner), { replace: true });
}
