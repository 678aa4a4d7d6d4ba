/** `/team link`: one person's accounts in two chats become one member, by a code shown here and typed there. */

import { z } from "zod";
import { actions, button, card, text as paragraph, quiet, secret } from "../chat/card.ts";
import { notice, type Reply, refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { adminsOf } from "../company/admins.ts";
import { adoptMail, takeOffDeserted } from "../company/members.ts";
import { sql } from "../database/sql.ts";
import { recordEvents } from "../history/record-events.ts";
import {
  type CodeOwner,
  codeIn,
  linkWords,
  lookUpCode,
  mintJoinCode,
  spoilCode,
  useUpCode,
} from "./join-code.ts";
import { oneAtATime } from "./welcome-lock.ts";
import { joiningWords } from "./words.ts";

export const linkAccount = defineUseCase({
  name: "team.link",
  command: {
    group: "team",
    ...linkWords,
    fromLine: (_words, rest) => ({ code: rest }),
  },
  needs: "self.change",
  changes: true,
  input: z.object({ code: z.string().trim().max(80).default(""), sure: z.enum(["yes", ""]).default("") }),
  async run(turn, { code: typed, sure }) {
    const words = joiningWords(turn.locale);
    const code = codeIn(typed);
    if (!turn.place.private) {
      if (code) await spoilCode(turn.db, code);
      // No refusal, which would be rolled back: the code has to stay spoilt.
      return notice(code ? words.codeSpoilt : words.codeInPrivate, "warning");
    }
    if (typed === "") return showCode(turn);
    await stillMe(turn);
    const owner = code ? await lookUpCode(turn.db, code) : undefined;
    if (!code || owner?.workspaceId !== turn.workspace.id) return refuse(words.badCode);
    // A person let in by this line is told so; the line still runs after that.
    if (owner.usedById === turn.identityId) return notice(words.linked(owner.name), "good");
    if (owner.usedById !== null) return refuse(words.badCode);
    if (owner.memberId === turn.member.id) return notice(words.alreadyOne, "good");
    if (owner.kind === "own" && (await isLesser(turn))) return refuse(words.badCode);
    const hindrance = await whyNot(turn);
    if (hindrance) return refuse(hindrance);
    // Confirmed first, in case someone tricked them into typing this code.
    return sure === "yes" ? join(turn, code, owner) : askFirst(turn, code, owner);
  },
});

async function showCode(turn: Turn): Promise<Reply> {
  const words = joiningWords(turn.locale);
  const { code, minutes } = await mintJoinCode(turn.db, turn.member, "own");
  return showCard(
    card(turn.locale, words.linkTitle, [
      paragraph(words.typeThere(minutes)),
      secret(words.lineToSend, `/team link ${code}`),
      quiet(words.keepCode),
    ]),
  );
}

function askFirst(turn: Turn, code: string, { name }: CodeOwner): Reply {
  const words = joiningWords(turn.locale);
  const question = words.becomeWhom(name);
  return showCard(
    card(
      turn.locale,
      words.linkTitle,
      [
        paragraph(question),
        actions(button(words.becomeThem(name), "team.link", { code, sure: "yes" }, { style: "primary" })),
      ],
      { tone: "warning", summary: question },
    ),
  );
}

/** This account goes over; the member it leaves behind, with no account left, is taken off. */
async function join(turn: Turn, code: string, owner: CodeOwner): Promise<Reply> {
  await useUpCode(turn.db, code, turn.identityId);
  await turn.db.identity.update({ where: { id: turn.identityId }, data: { memberId: owner.memberId } });
  const email = await takeOffDeserted(turn.db, turn.member);
  if (email) await adoptMail(turn.db, owner.memberId, email);
  await recordEvents(turn, [
    { subject: "member", subjectId: owner.memberId, kind: "link", values: { from: turn.member.id } },
  ]);
  return notice(joiningWords(turn.locale).linked(owner.name), "good");
}

/**
 * Two people who link to each other at once, or two admins who leave at once, are serialised; the second may be
 * somebody else by then. @throws Refusal
 */
async function stillMe(turn: Turn): Promise<void> {
  await oneAtATime(turn.db);
  // Against what is being written in the member's name, and the admins against each other.
  await turn.db.$queryRaw(sql`
    SELECT 1 AS "locked" FROM "Member" WHERE "workspaceId" = ${turn.workspace.id}::uuid
       AND ("id" = ${turn.member.id}::uuid OR "role" = 'admin') ORDER BY "id" FOR UPDATE`);
  const now = await turn.db.identity.findUnique({
    where: { id: turn.identityId },
    select: { memberId: true },
  });
  if (now?.memberId !== turn.member.id) throw new Refusal(refuse(chatWords(turn.locale).staleButton));
}

/** A guest or external person, admitted individually by an admin. */
async function isLesser(turn: Turn): Promise<boolean> {
  const now = await turn.db.identity.findUnique({
    where: { id: turn.identityId },
    select: { account: true },
  });
  return now?.account !== "member";
}

/** What a member has brought in stays whose it was, so such an account does not become another's. */
async function whyNot(turn: Turn): Promise<string | undefined> {
  const { id } = turn.member;
  const workspaceId = turn.workspace.id;
  const [found] = await turn.db.$queryRaw<{ work: boolean }[]>(sql`
    SELECT EXISTS (SELECT 1 FROM "Deal" WHERE "workspaceId" = ${workspaceId}::uuid AND "ownerId" = ${id}::uuid)
        OR EXISTS (SELECT 1 FROM "Submission" WHERE "workspaceId" = ${workspaceId}::uuid AND "memberId" = ${id}::uuid)
        OR EXISTS (SELECT 1 FROM "Quota" WHERE "workspaceId" = ${workspaceId}::uuid AND "memberId" = ${id}::uuid)
        OR EXISTS (SELECT 1 FROM "Team" WHERE "managerId" = ${id}::uuid) AS "work"`);
  const words = joiningWords(turn.locale);
  if (found?.work) return words.hasWork;
  const others = (await adminsOf(turn.db, workspaceId)).filter((admin) => admin.id !== id);
  if (turn.member.role === "admin" && others.length === 0) return words.lastAdmin(turn.member.name);
  return undefined;
}
