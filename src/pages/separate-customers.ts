import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { mayChange } from "../customers/customers-seen.ts";
import {
  allMerged,
  type MergedCustomer,
  mergedById,
  mergedCalled,
  mergedInto,
} from "../customers/merged-customers.ts";
import { customerNamed, theCustomer } from "../customers/naming/choose-customer.ts";
import { lockCustomers } from "../customers/write-customer.ts";
import { dealsToTakeBack, standingMerge, takeCustomerBack } from "../deals/writing/follow-customer.ts";
import { nameIn } from "../understanding/deal-name.ts";
import { showOne } from "./customer-card.ts";
import { pageWords } from "./words.ts";

/**
 * `/customer unmerge "Delta Inc"`: a manager takes a merge back, however long ago, after a look at what goes where. Deals logged
 * since stay, and so do closed weeks.
 */
export const separateCustomers = defineUseCase({
  name: "customer.separate",
  command: {
    group: "customer",
    en: ["unmerge", "separate", "split"],
    zh: ["取消合并", "拆开", "拆分"],
    fromLine: (_words, rest) => ({ name: rest }),
  },
  needs: "customer.separate",
  changes: true,
  input: z.object({
    name: z.string().trim().max(200).default(""),
    /** Of the one that was merged. */
    id: z.uuid().optional(),
    /** Of the one that it went into. */
    into: z.uuid().optional(),
    /** Pressed below the preview. */
    sure: z.literal("yes").optional(),
  }),
  async run(turn, { sure, ...said }) {
    const words = pageWords(turn.locale);
    const one = await theMerged(turn, said);
    await lockCustomers(turn, [one.id, one.intoId]);
    if (!(await mayChange(turn, [one.id, one.intoId]))) return refuse(words.notYours([one.into]));
    const merge = await standingMerge(turn, one.id);
    if (!merge || (await mergedById(turn, one.id))?.intoId !== one.intoId) return refuse(words.gone);
    if (merge.into !== one.intoId) {
      // What it went into has gone into another one itself, and took it along.
      const between = await mergedById(turn, merge.into);
      return refuse(words.separateFirst(one.name, between?.name ?? "", one.into));
    }
    if (sure) {
      await takeCustomerBack(turn, merge);
      const now = await theCustomer(turn, { id: one.id, name: "" }, { action: "customer.show", as: "id" });
      return showOne(turn, now, { banner: words.separated(one.name, one.into) });
    }
    return preview(turn, one, await dealsToTakeBack(turn, merge));
  },
});

type Said = Readonly<{ name: string; id?: string; into?: string }>;

/** @throws Refusal with a choice or a sentence */
async function theMerged(turn: Turn, { name: typed, id, into }: Said): Promise<MergedCustomer> {
  const words = pageWords(turn.locale);
  if (id) {
    const found = await mergedById(turn, id);
    if (!found) throw new Refusal(refuse(words.gone));
    return found;
  }
  const name = nameIn(typed);
  const called = into || name === "" ? [] : await mergedCalled(turn, name);
  const exact = called.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const some =
    exact.length > 0
      ? exact
      : called.length > 0
        ? called
        : into
          ? await mergedInto(turn, into)
          : name === ""
            ? await allMerged(turn)
            : await goneInto(turn, name);
  const [only, other] = some;
  if (only && !other && (name !== "" || into)) return only;
  if (!only) throw new Refusal(refuse(name === "" && !into ? words.nothingMerged : words.notMerged(name)));
  throw new Refusal(choice(turn, some));
}

/** Named by what it went into. */
async function goneInto(turn: Turn, name: string): Promise<MergedCustomer[]> {
  const { sure } = await customerNamed(turn, name);
  if (!sure) throw new Refusal(refuse(pageWords(turn.locale).unknown(name)));
  return mergedInto(turn, sure.id);
}

function choice(turn: Turn, some: readonly MergedCustomer[]): Reply {
  const words = pageWords(turn.locale);
  const buttons = some.map(({ id, name, into }) => button(`${name} ← ${into}`, "customer.separate", { id }));
  return showCard(
    card(turn.locale, words.separate, [paragraph(words.separateWhich), actions(...buttons)], {
      summary: words.separateWhich,
    }),
    { replace: turn.kind !== "command" },
  );
}

function preview(turn: Turn, { id, name, into }: MergedCustomer, deals: number): Reply {
  const words = pageWords(turn.locale);
  const says = words.separateSays(name, into, deals);
  const sure = button(
    words.separateSubmit(name),
    "customer.separate",
    { id, sure: "yes" },
    { style: "primary" },
  );
  return showCard(
    card(turn.locale, words.separateTitle(name, into), [paragraph(says), actions(sure)], { summary: says }),
    { replace: turn.kind !== "command" },
  );
}
