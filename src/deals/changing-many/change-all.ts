import { createHash } from "node:crypto";
import { z } from "zod";
import { offeredCampaigns } from "../../campaigns/campaign.ts";
import { actions, button, card, text as paragraph } from "../../chat/card.ts";
import { fillForm, openedForm } from "../../chat/fill-form.ts";
import { type Reply, refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { loadPeople } from "../../company/people-known.ts";
import { may } from "../../company/permissions.ts";
import type { Deal } from "../facts/deal.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { type ListFilter, listFilter } from "../listing/list-filter.ts";
import { readListLine } from "../listing/list-line.ts";
import { countedBy } from "../listing/list-where.ts";
import { holdOwner } from "../writing/assign-deals.ts";
import { changeAtOnce } from "./change-deals-at-once.ts";
import { previewCard } from "./preview-card.ts";
import { planFor, type Wish } from "./wish.ts";
import { wishFields, wishForm, wishOf } from "./wish-form.ts";
import { manyWords } from "./words.ts";

/** One statement writes them all, within the few seconds that a chat waits. */
const mostAtOnce = 500;

const text = z.string().trim().max(300).optional();
const input = z.object({
  line: z.string().max(300).optional(),
  /** The filter of a list, as JSON: a form carries texts only. */
  list: z.string().max(2000).optional(),
  ...{ toOwner: text, toDate: text, toCategory: text, toStep: text, toSource: text },
  /** How the list stood when its preview was made: it is confirmed. */
  stood: z.string().max(64).optional(),
  /** The form again, with what was filled in. */
  again: z.boolean().optional(),
});
type Values = z.output<typeof input>;

/** `/deal bulk team stalled`, or the button of any list: owner, date, category, next step or source of all its deals. */
export const changeAll = defineUseCase({
  name: "deal.change-all",
  command: {
    group: "deal",
    en: ["bulk", "change-all"],
    zh: ["批量修改", "批量"],
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.change",
  changes: true,
  input,
  async run(turn, values) {
    const words = manyWords(turn.locale);
    const filter = await filterOf(turn, values);
    const { where, count } = await countedBy(turn, filter);
    if (count === 0) return refuse(words.none);
    if (count > mostAtOnce) return refuse(words.tooMany(count, mostAtOnce));
    const people = await sellers(turn);
    const campaigns = await offeredCampaigns(turn, turn.today);
    const list = JSON.stringify(filter);
    const texts = Object.fromEntries(
      wishFields.flatMap((name) => (values[name] ? [[name, values[name]]] : [])),
    );
    const form = wishForm(turn, count, list, people, campaigns);
    const isWished = turn.kind === "submit" || values.stood !== undefined;
    if (!isWished || values.again) return openedForm(turn, form, texts);
    const standing = Object.fromEntries(wishFields.map((name) => [name, form.questions[name].now]));
    const filled = fillForm(turn, { ...form, complete: true }, { ...standing, ...texts });
    if (!filled.ok) return filled.reply;
    const wish = wishOf(filled.said, people);
    if (!wish) return refuse(words.needSomething);
    const deals = await loadDeals(turn.db, where);
    const planned = planFor(deals, wish, turn.today, await mayGive(turn, wish));
    const stood = standingOf(deals);
    const preview = { planned, wish, texts, list, stood, people, campaigns };
    if (values.stood === undefined) return showCard(previewCard(turn, preview), { replace: true });
    if (values.stood !== stood)
      return showCard(previewCard(turn, { ...preview, banner: words.changedSince }), { replace: true });
    return confirm(turn, planned, wish);
  },
});

/** A button's or form's filter is untrusted like everything that comes back. */
async function filterOf(turn: Turn, { line, list }: Values): Promise<ListFilter> {
  if (line !== undefined) {
    const { page: _, export: __, ...filter } = await readListLine(turn, line);
    return filter;
  }
  try {
    return listFilter.parse(JSON.parse(list ?? "{}"));
  } catch {
    throw new Refusal(refuse(chatWords(turn.locale).staleButton));
  }
}

const sellers = async ({ db, workspace }: Turn) =>
  (await loadPeople(db, workspace.id)).filter((one) => one.active && may(one, "deal.change"));

/** Own deals to any seller; those of one's people among these. */
async function mayGive(turn: Turn, { owner }: Wish): Promise<(from: string) => boolean> {
  const people = await ownersWithin(turn.db, turn.member, "deal.assign");
  const within = people === "all" || (owner !== undefined && people.includes(owner.id));
  return (from) => from === turn.member.id || within;
}

/** Which deals there are, in which version each. */
const standingOf = (deals: readonly Deal[]): string =>
  createHash("sha256")
    .update(
      deals
        .map(({ id, version }) => `${id}:${version}`)
        .toSorted()
        .join(","),
    )
    .digest("hex")
    .slice(0, 32);

async function confirm(turn: Turn, planned: ReturnType<typeof planFor>, wish: Wish): Promise<Reply> {
  const words = manyWords(turn.locale);
  const { changing, same, refused } = planned;
  if (changing.length === 0) return refuse(words.nothingToDo);
  const owner = wish.owner && (await holdOwner(turn, wish.owner.id));
  if (wish.owner && !owner) return refuse(chatWords(turn.locale).staleButton);
  await changeAtOnce(turn, planned, { ...wish, ...(owner && { owner }) });
  const said = words.done(changing.length, same.length + refused.length);
  return showCard(
    card(
      turn.locale,
      words.title(changing.length),
      [
        paragraph(said, "strong"),
        actions(button(words.undo, "deal.undo", { since: turn.now.epochMilliseconds })),
      ],
      { tone: "good", summary: said },
    ),
    { replace: true },
  );
}
