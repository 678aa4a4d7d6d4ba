/** `/team requests`, and its buttons: who waits for an admin's yes. */

import { z } from "zod";
import { card, text as paragraph } from "../chat/card.ts";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, type Turn } from "../chat/use-case.ts";
import { sql } from "../database/sql.ts";
import { notifyMember } from "../delivery/notify-member.ts";
import { recordEvents } from "../history/record-events.ts";
import type { JoinRequest } from "./join-request.ts";
import { makeMember } from "./make-member.ts";
import { requestsCard } from "./requests-card.ts";
import { oneAtATime } from "./welcome-lock.ts";
import { joiningWords } from "./words.ts";

export const showRequests = defineUseCase({
  name: "team.requests",
  command: {
    group: "team",
    en: ["requests", "waiting"],
    zh: ["申请", "待加入"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "people.change",
  changes: false,
  input: z.object({}),
  run: async (turn) => showCard(await requestsCard(turn)),
});

/** An admin's yes: the account becomes a member, or may go on being one. */
export const admitRequest = defineUseCase({
  name: "team.admit",
  needs: "people.change",
  changes: true,
  input: z.object({ request: z.uuid() }),
  async run(turn, { request: id }) {
    // Locked first, as on arrival: the person may be typing a code at this moment.
    await oneAtATime(turn.db);
    const request = await takeRequest(turn, id);
    if (!request) return refuse(joiningWords(turn.locale).requestGone);
    const memberId = await admit(turn, request);
    const words = joiningWords(request.locale);
    const welcome = card(request.locale, words.youAreIn, [paragraph(words.youAreInText)], { tone: "good" });
    await notifyMember(turn.db, memberId, { key: `joined:${request.id}`, card: welcome });
    return showCard(await requestsCard(turn, joiningWords(turn.locale).admitted(request.name)), {
      replace: true,
    });
  },
});

/** Declines one or all, silently; a person who writes again waits again. */
export const declineRequest = defineUseCase({
  name: "team.decline",
  needs: "people.change",
  changes: true,
  input: z.union([z.object({ request: z.uuid() }), z.object({ all: z.literal("yes") })]),
  async run(turn, declined) {
    const id = "request" in declined ? declined.request : undefined;
    const words = joiningWords(turn.locale);
    const { count } = await turn.db.joinRequest.deleteMany({ where: { workspaceId: turn.workspace.id, id } });
    if (count === 0) return refuse(words.requestGone);
    await recordEvents(turn, [
      { subject: "workspace", subjectId: turn.workspace.id, kind: "decline", values: { count } },
    ]);
    return showCard(await requestsCard(turn, words.declined(count)), { replace: true });
  },
});

/** Deletes the request, so that of two admins who press at once, one learns it is already answered. */
async function takeRequest(turn: Turn, id: string): Promise<JoinRequest | undefined> {
  const [row] = await turn.db.$queryRaw<JoinRequest[]>(sql`
    DELETE FROM "JoinRequest" WHERE "id" = ${id}::uuid AND "workspaceId" = ${turn.workspace.id}::uuid
    RETURNING "id"::text, "workspaceId"::text, "installationId"::text, "externalId", "home", "account", "name",
              "email", "locale", "zone"`);
  return row;
}

async function admit(turn: Turn, request: JoinRequest): Promise<string> {
  const { workspaceId, installationId, externalId, home, account } = request;
  // A full account needs no yes to stay; should it become less one day, that is another question.
  const yes =
    account === "member" ? { account } : { account, admittedAt: new Date(), admittedById: turn.member.id };
  const known = await turn.db.identity.findUnique({
    where: { installationId_externalId: { installationId, externalId } },
  });
  if (known) {
    await turn.db.identity.update({ where: { id: known.id }, data: yes });
    await recordEvents(turn, [
      { subject: "member", subjectId: known.memberId, kind: "admit", values: { account } },
    ]);
    return known.memberId;
  }
  const memberId = await memberFor(turn, request);
  await turn.db.identity.create({
    data: { workspaceId, installationId, externalId, memberId, home, ...yes },
  });
  return memberId;
}

/** The member with that e-mail, if the person has since joined through another chat. */
async function memberFor(turn: Turn, request: JoinRequest): Promise<string> {
  const { id: workspaceId } = turn.workspace;
  const { account, email } = request;
  const same = email ? await turn.db.member.findFirst({ where: { workspaceId, email } }) : null;
  if (same?.active && account === "member") return same.id;
  return makeMember(turn.db, workspaceId, same ? { ...request, email: null } : request, {
    ...turn,
    memberId: turn.member.id,
  });
}
