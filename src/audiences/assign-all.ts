import { randomUUID } from "node:crypto";
import { z } from "zod";
import { actions, button, card, quiet, strong } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { choiceOf } from "../chat/question.ts";
import { refuse } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { ownersWithin } from "../company/owner-scope.ts";
import { labelsOf, loadPeople } from "../company/people-known.ts";
import { may } from "../company/permissions.ts";
import { giveCustomers } from "../customers/standing/give-customers.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import type { Locale } from "../text/locale.ts";
import { type Audience, audienceInput, audienceOf } from "./audience.ts";
import { doneReply } from "./done-card.ts";
import { audienceWords } from "./words.ts";

/** More than any platform's choice shows with ease. */
const mostChoices = 90;

/** All customers of a band are given to one seller to look after; their deals stay with whoever has them. */
export const assignAll = defineUseCase({
  name: "tiers.assign-all",
  needs: "lead.assign",
  changes: true,
  input: audienceInput.extend({ to: z.string().max(60).optional() }),
  async run(turn, { to, ...asked }) {
    const words = audienceWords(turn.locale);
    const audience = await audienceOf(turn, asked);
    const sellers = await sellersFor(turn);
    const filled = fillForm(
      turn,
      {
        action: "tiers.assign-all",
        title: words.assignTitle(audience.ids.length),
        submit: words.assign,
        hidden: audience.hidden,
        intro: [
          quiet(words.assignIntro(audience.ids.length, audience.band)),
          ...(audience.others > 0 ? [quiet(words.others(audience.others))] : []),
        ],
        questions: { to: { ...choiceOf(sellers, words.chooseSeller), label: words.toWhom, required: true } },
      },
      { to },
    );
    if (!filled.ok) return filled.reply;
    const { value: id, label } = sellers.find(({ value }) => value === filled.said.to)!;
    const wanted = new Map(audience.ids.map((customer) => [customer, id]));
    const given = await giveCustomers(turn, wanted, { kind: "assign", together: randomUUID() });
    if (given.length === 0) return refuse(words.theirsAlready(label));
    if (id !== turn.member.id) await tellSeller(turn, id, audience, given.length);
    return doneReply(turn, audience, words.assigned(given.length, label), "tiers.assign-all");
  },
});

/** One's people who may take customers. */
async function sellersFor(turn: Turn) {
  const within = await ownersWithin(turn.db, turn.member, turn.needs);
  const people = (await loadPeople(turn.db, turn.workspace.id)).filter(
    (one) => one.active && may(one, "lead.take") && (within === "all" || within.includes(one.id)),
  );
  const labels = labelsOf(people, chatWords(turn.locale).platforms);
  return people.slice(0, mostChoices).map(({ id }) => ({ value: id, label: labels.get(id)! }));
}

async function tellSeller(turn: Turn, id: string, { values }: Audience, count: number): Promise<void> {
  const member = await turn.db.member.findUniqueOrThrow({ where: { id }, select: { locale: true } });
  const locale = member.locale as Locale;
  const words = audienceWords(locale);
  const said = words.givenToYou(turn.member.name, count);
  const see = button(words.seeThem, "customer.tiers", { ...values, view: "band" });
  await notifyMember(turn.db, id, {
    key: `tier-given:${id}:${turn.now.epochMilliseconds}`,
    card: card(locale, words.givenTitle(count), [strong(said), actions(see)], { summary: said }),
  });
}
