import { z } from "zod";
import { actions, button, card, text as paragraph, secret, secretAddress } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn, type UseCase } from "../chat/use-case.ts";
import type { Tx } from "../database/transaction.ts";
import { matchNames } from "../understanding/match-names.ts";
import { mintJoinCode } from "./join-code.ts";
import { makeMember } from "./make-member.ts";
import { joiningWords } from "./words.ts";

/** Makes a one-time address that signs a member in to the web chat. */
export type MintLink = (
  tx: Tx,
  member: Readonly<{ id: string; workspaceId: string }>,
) => Promise<{ url: string; hours: number }>;

const input = z.object({ name: z.string().trim().max(80).default(""), fresh: z.boolean().default(false) });

/**
 * `/team invite 王芳`: a sign-in link for the web chat, and a code for the other chats; an unknown person becomes
 * a member, as a rep.
 */
export function createInviteMember(mint: MintLink): UseCase {
  return defineUseCase({
    name: "team.invite",
    command: { group: "team", en: ["invite"], zh: ["邀请"], fromLine: (_words, rest) => ({ name: rest }) },
    needs: "people.change",
    changes: true,
    input,
    async run(turn, { name, fresh }) {
      const words = joiningWords(turn.locale);
      if (!turn.place.private) return refuse(words.onlyInPrivate);
      if (!name) return refuse(words.needInvited);
      const found = fresh ? undefined : await known(turn, name);
      if (found?.kind === "ask") return showCard(found.card);
      const member = found?.member ?? (await newMember(turn, name));
      const { url, hours } = await mint(turn.db, { id: member.id, workspaceId: turn.workspace.id });
      const { code } = await mintJoinCode(turn.db, member, "invitation");
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

async function known(turn: Turn, name: string) {
  const members = await turn.db.member.findMany({
    where: { workspaceId: turn.workspace.id, active: true },
    select: { id: true, name: true, workspaceId: true },
  });
  const found = matchNames(
    name,
    members.map((member) => ({ ...member, names: [member.name] })),
    { whose: "person" },
  );
  if (found.kind === "one") return { kind: "known" as const, member: found.item };
  const offered = found.kind === "several" ? found.items : found.near;
  if (offered.length === 0) return undefined;
  const words = joiningWords(turn.locale);
  const buttons = offered
    .slice(0, 4)
    .map((member) => button(member.name, "team.invite", { name: member.name }));
  const asNew = button(words.newPerson(name), "team.invite", { name, fresh: true });
  return {
    kind: "ask" as const,
    card: card(turn.locale, words.title, [paragraph(words.whoIsMeant(name)), actions(...buttons, asNew)], {
      tone: "warning",
      summary: words.whoIsMeant(name),
    }),
  };
}

async function newMember(turn: Turn, name: string) {
  const { id: workspaceId, locale, zone } = turn.workspace;
  return {
    id: await makeMember(turn.db, workspaceId, { name, locale, zone }, { ...turn, memberId: turn.member.id }),
    workspaceId,
    name,
  };
}
