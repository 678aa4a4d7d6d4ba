import { z } from "zod";
import { actions, button, card, text as paragraph } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn, type UseCase } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { isOnlyAdmin } from "../company/only-admin.ts";
import type { KnownPerson } from "../company/people-known.ts";
import { toDateColumn } from "../database/columns.ts";
import type { Deal } from "../deals/facts/deal.ts";
import { handOver, holdOwner, openDealsOf } from "../deals/writing/assign-deals.ts";
import { joiningWords } from "../joining/words.ts";
import { theMember } from "../teams/find-member.ts";
import { done } from "../teams/team-line.ts";
import { formatList } from "../text/count.ts";
import { amountOf } from "./hand-over.ts";
import { receiverQuestion, receivers } from "./receivers.ts";
import { type EndAccess, takeOff } from "./take-off.ts";
import { peopleWords } from "./words.ts";

/** `/team remove Fang`: asks to whom the open deals go, or for a yes where there are none. The last admin stays. */
export function createRemoveMember(endAccess: EndAccess): UseCase {
  return defineUseCase({
    name: "team.remove",
    command: {
      group: "team",
      en: ["remove", "offboard", "kick"],
      zh: ["移除", "移出", "离职"],
      fromLine: (words) => ({ who: words.map(({ spelling }) => spelling).join(" ") }),
    },
    needs: "people.change",
    changes: true,
    input: z.object({
      who: z.string().trim().max(120).default(""),
      /** Of a form: to whom the deals go. */
      to: z.string().trim().max(120).default(""),
      sure: z.enum(["yes", ""]).default(""),
    }),
    async run(turn, { who, to, sure }) {
      const words = peopleWords(turn.locale);
      if (!who) return refuse(words.needPersonToRemove);
      const person = await theMember(turn, who, (id) => ({ action: "team.remove", values: { who: id } }));
      if (person.role === "admin" && (await isOnlyAdmin(turn)))
        return refuse(joiningWords(turn.locale).lastAdmin(person.name));
      const open = await openDealsOf(turn, person.id);
      if (open.length === 0) {
        if (sure !== "yes") return askFirst(turn, person, await whatHappens(turn, person, open));
        await takeOff(turn, person.id, endAccess);
        return done(turn, words.removed(person.name));
      }
      const filled = fillForm(
        turn,
        {
          action: "team.remove",
          title: words.removeTitle(person.name),
          submit: words.remove,
          hidden: { who: person.id },
          intro: [paragraph(await whatHappens(turn, person, open))],
          questions: {
            to: receiverQuestion(turn, await receivers(turn, person.id), words.decideLater(person.name)),
          },
        },
        { to },
      );
      if (!filled.ok) return filled.reply;
      const { to: receiver } = filled.said;
      const owner = receiver === "" ? undefined : await holdOwner(turn, receiver);
      if (receiver !== "" && !owner) return refuse(chatWords(turn.locale).staleButton);
      await takeOff(turn, person.id, endAccess);
      if (!owner) return done(turn, words.removedWithDeals(person.name, open.length));
      const given = await handOver(turn, person, owner);
      const { name } = await turn.db.member.findUniqueOrThrow({ where: { id: owner.id } });
      return done(turn, words.removedAndGiven(person.name, given.length, name));
    },
  });
}

async function whatHappens(turn: Turn, person: KnownPerson, open: readonly Deal[]): Promise<string> {
  const words = peopleWords(turn.locale);
  const led = await turn.db.team.findMany({ where: { managerId: person.id }, orderBy: { name: "asc" } });
  const teams = formatList(
    led.map(({ name }) => name),
    turn.locale,
  );
  const quotas = await turn.db.quota.count({
    where: { memberId: person.id, to: { gte: toDateColumn(turn.today) } },
  });
  return [
    words.removeMeans(person.name),
    led.length > 0 ? words.leaderless(teams, led.length) : "",
    quotas > 0 ? words.quotaStays(person.name) : "",
    open.length > 0 ? words.hasDeals(person.name, open.length, amountOf(turn, open)) : "",
  ]
    .filter(Boolean)
    .join("\n");
}

function askFirst({ locale }: Turn, { id, name }: KnownPerson, means: string): Reply {
  const words = peopleWords(locale);
  return showCard(
    card(
      locale,
      words.removeTitle(name),
      [
        paragraph(means),
        actions(button(words.remove, "team.remove", { who: id, sure: "yes" }, { style: "danger" })),
      ],
      { tone: "warning", summary: words.removeTitle(name) },
    ),
  );
}
