import { z } from "zod";
import { actions, button, type Card, card, text as paragraph, secret, secretAddress } from "../chat/card.ts";
import { fillForm } from "../chat/fill-form.ts";
import { needed, type Questions, wrong } from "../chat/question.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn, type UseCase } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { type KnownPerson, labelsOf, loadPeople, personMeant } from "../company/people-known.ts";
import type { Tx } from "../database/transaction.ts";
import { recordEvents } from "../history/record-events.ts";
import { matchNames } from "../understanding/match-names.ts";
import { mintJoinCode } from "./join-code.ts";
import { makeMember } from "./make-member.ts";
import { welcomeBack } from "./welcome-back.ts";
import { joiningWords } from "./words.ts";

/** Makes a one-time address that signs a member in to the web chat. */
export type MintLink = (
  tx: Tx,
  member: Readonly<{ id: string; workspaceId: string }>,
) => Promise<{ url: string; hours: number }>;

const input = z.object({ name: z.string().trim().max(80).default(""), fresh: z.boolean().default(false) });

/**
 * `/team invite 王芳`: a sign-in link for the web chat, and a code for the other chats; an unknown person becomes
 * a member, as a rep. Without a name a form asks for it.
 */
export function createInviteMember(mint: MintLink): UseCase {
  return defineUseCase({
    name: "team.invite",
    command: {
      group: "team",
      en: ["invite"],
      zh: ["邀请"],
      // "Tom Baker" in quotes is no name with quotes in it.
      fromLine: ([name, more], rest) => ({ name: name && !more ? name.spelling : rest }),
    },
    needs: "people.change",
    changes: true,
    input,
    async run(turn, { name, fresh }) {
      const words = joiningWords(turn.locale);
      if (!turn.place.private) return refuse(words.onlyInPrivate);
      const filled = fillForm(turn, inviteForm(turn, name), { name });
      if (!filled.ok) return filled.reply;
      const found = fresh ? undefined : await known(turn, name);
      if (found?.kind === "ask") return showCard(found.card);
      if (found && !found.member.active) await welcomeBack(turn, found.member);
      const member = {
        ...(found?.member ?? (await newMember(turn, name))),
        workspaceId: turn.workspace.id,
      };
      const { url, hours } = await mint(turn.db, { id: member.id, workspaceId: member.workspaceId });
      const { code } = await mintJoinCode(turn.db, member, "invitation");
      await recordEvents(turn, [{ subject: "member", subjectId: member.id, kind: "invite" }]);
      const invited = words.invited(member.name, hours);
      return showCard(
        card(
          turn.locale,
          words.title,
          [
            paragraph(invited),
            secretAddress(words.linkFor(member.name), url),
            secret(words.codeFor(member.name), `/team link ${code}`),
          ],
          { summary: invited },
        ),
      );
    },
  });
}

function inviteForm({ kind, locale }: Turn, name: string) {
  const words = joiningWords(locale);
  return {
    action: "team.invite",
    title: words.inviteTitle,
    submit: words.invite,
    questions: {
      name: {
        ...{ type: "line", label: words.who, hint: words.inviteHint, required: true, maxLength: 80 },
        read: readInvited(words),
      },
    } satisfies Questions,
    complete: kind === "submit" || name !== "",
  };
}

/** "Tom Baker, Priya Nair" would be one person of that name. */
const readInvited = (words: ReturnType<typeof joiningWords>) => (text: string) =>
  /[,，、;；\n]/u.test(text) ? wrong(words.oneAtATime) : needed(words.needInvited)(text);

type Found =
  | Readonly<{ kind: "known"; member: KnownPerson }>
  | Readonly<{ kind: "ask"; card: Card }>
  | undefined;

/** Among those, too, who were removed: an invitation brings them back. */
async function known(turn: Turn, typed: string): Promise<Found> {
  const people = await loadPeople(turn.db, turn.workspace.id);
  const there = people.filter(({ active, platforms }) => active || platforms.length > 0);
  const sure = await personMeant(turn, typed, there);
  if (sure === "stranger") return undefined;
  if (sure) return { kind: "known", member: sure };
  const words = joiningWords(turn.locale);
  const labels = labelsOf(there, chatWords(turn.locale).platforms);
  const named = there.map((person) => ({
    ...person,
    names: [person.name, labels.get(person.id)!],
    label: person.active ? labels.get(person.id)! : words.removedOne(labels.get(person.id)!),
  }));
  const present = matchNames(
    typed,
    named.filter(({ active }) => active),
    { whose: "person" },
  );
  const found = present.kind === "none" ? matchNames(typed, named, { whose: "person" }) : present;
  if (found.kind === "one") return { kind: "known", member: found.item };
  const offered = found.kind === "several" ? found.items : found.near;
  if (offered.length === 0) return undefined;
  const buttons = offered.slice(0, 4).map(({ id, label }) => button(label, "team.invite", { name: id }));
  const asNew = button(words.newPerson(typed), "team.invite", { name: typed, fresh: true });
  return {
    kind: "ask",
    card: card(turn.locale, words.title, [paragraph(words.whoIsMeant(typed)), actions(...buttons, asNew)], {
      tone: "warning",
      summary: words.whoIsMeant(typed),
    }),
  };
}

async function newMember(turn: Turn, name: string) {
  const { id: workspaceId, locale, zone } = turn.workspace;
  return {
    id: await makeMember(turn.db, workspaceId, { name, locale, zone }, { ...turn, memberId: turn.member.id }),
    name,
  };
}
