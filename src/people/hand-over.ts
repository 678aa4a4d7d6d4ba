import { z } from "zod";
import { actions, button, card, text as paragraph, quiet } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import type { KnownPerson } from "../company/people-known.ts";
import { cardWords } from "../deals/card/words.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { handOver, holdOwner, openDealsOf } from "../deals/writing/assign-deals.ts";
import { formatSums, sumOf } from "../money/sums.ts";
import { theMember } from "../teams/find-member.ts";
import { twoNamed } from "../teams/two-named.ts";
import { formatList } from "../text/count.ts";
import { receiverQuestion, receivers, whyNotTo } from "./receivers.ts";
import { peopleWords } from "./words.ts";

const between = /^(?:to|->|→|给|交给)$/iu;

/** `/team handover Fang Priya`, `/团队 交接 王芳 陈立`: all open deals of one person get another owner. */
export const handOverDeals = defineUseCase({
  name: "team.handover",
  command: {
    group: "team",
    en: ["handover", "hand-over"],
    zh: ["交接", "移交"],
    fromLine: (words, line) => {
      const [from = "", ...to] = words.map(({ spelling }) => spelling).filter((word) => !between.test(word));
      return { from, to: to.join(" "), line };
    },
  },
  needs: "deal.assign",
  changes: true,
  input: z.object({
    from: z.string().trim().max(120).default(""),
    to: z.string().trim().max(120).default(""),
    line: z.string().max(300).default(""),
  }),
  async run(turn, { from: said, to, line }) {
    const words = peopleWords(turn.locale);
    if (!said) return refuse(words.needFromAndTo);
    const both = await twoNamed(turn, { first: said, second: to, line }, ["person", "person"]);
    const { first: typed, second: receiver } = both;
    const again = (from: string, to: string) => ({ action: "team.handover", values: { from, to } });
    const from = await theMember(turn, typed, (id) => again(id, receiver), { whom: "anybody" });
    const people = await ownersWithin(turn.db, turn.member, turn.needs);
    if (people !== "all" && !people.includes(from.id)) return refuse(words.notYourPeople(from.name));
    const open = await openDealsOf(turn, from.id);
    if (open.length === 0) return refuse(words.noOpenDeals(from.name));
    if (turn.kind !== "submit" && receiver !== "") {
      const to = await theMember(turn, receiver, (id) => again(from.id, id), { except: from.id });
      const hindrance = await whyNotTo(turn, from.id, to);
      return hindrance ? refuse(hindrance) : give(turn, from, to.id);
    }
    const may = await receivers(turn, from.id);
    if (may.length === 0) return refuse(words.nobodyToGive);
    const filled = fillForm(
      turn,
      {
        action: "team.handover",
        title: words.handoverTitle,
        submit: words.assignSubmit,
        hidden: { from: from.id },
        intro: [paragraph(words.hasDeals(from.name, open.length, amountOf(turn, open)))],
        questions: { to: receiverQuestion(turn, may) },
      },
      { to: receiver },
    );
    return filled.ok ? give(turn, from, filled.said.to) : filled.reply;
  },
});

export const amountOf = ({ locale, workspace }: Turn, deals: readonly Deal[]): string =>
  formatSums(sumOf(deals.map(({ amount }) => amount)), locale, workspace.currency);

async function give(turn: Turn, from: KnownPerson, id: string): Promise<Reply> {
  const { locale, db, member } = turn;
  const words = peopleWords(locale);
  const owner = await holdOwner(turn, id);
  if (!owner) return refuse(chatWords(locale).staleButton);
  const given = await handOver(turn, from, owner);
  if (given.length === 0) return refuse(words.noOpenDeals(from.name));
  const { name } = await db.member.findUniqueOrThrow({ where: { id }, select: { name: true } });
  const told = [from, { id, name, active: true }].filter((one) => one.active && one.id !== member.id);
  const said = words.handedOver(given.length, amountOf(turn, given), from.name, name);
  const people = await ownersWithin(db, member, "deal.see");
  return showCard(
    card(
      locale,
      words.handoverTitle,
      [
        paragraph(said),
        told.length > 0 &&
          quiet(
            cardWords(locale).ownerIsTold(
              formatList(
                told.map((one) => one.name),
                locale,
              ),
            ),
          ),
        actions(
          // By whose they were, so that an old button undoes no other deed.
          button(cardWords(locale).undo, "deal.undo", { id: from.id, since: turn.now.epochMilliseconds }),
          (people === "all" || people.includes(id)) &&
            button(words.dealsOf(name), "deal.list", { owner: id }),
        ),
      ],
      { tone: "good", summary: said },
    ),
    { replace: true },
  );
}
