/** `/team sessions`: where one is signed in to the web chat, and how that is ended; an admin's eye and hand for everybody. */
import { z } from "zod";
import { refuse, showCard } from "../chat/reply.ts";
import { defineUseCase, Refusal, type Turn, type UseCase } from "../chat/use-case.ts";
import { chatWords } from "../chat/words.ts";
import { may } from "../company/permissions.ts";
import { recordEvents } from "../history/record-events.ts";
import { theMember } from "../teams/find-member.ts";
import { sessionsCard, type WebSessions } from "./sessions-card.ts";
import { peopleWords } from "./words.ts";

const who = z.string().trim().max(120).default("");

type Person = Readonly<{ id: string; name: string }>;

/** @throws Refusal for what only an admin may see */
async function meant(turn: Turn, typed: string): Promise<Person> {
  if (!turn.place.private) throw new Refusal(refuse(peopleWords(turn.locale).sessions.inPrivate));
  if (typed === "" || typed === turn.member.id) return turn.member;
  if (!may(turn.member, "people.change")) throw new Refusal(refuse(chatWords(turn.locale).notAllowed));
  return theMember(turn, typed, (id) => ({ action: "team.sessions", values: { who: id } }));
}

const inCompany = (turn: Turn, { id }: Person) => ({ id, workspaceId: turn.workspace.id });

export const createShowSessions = ({ list }: WebSessions): UseCase =>
  defineUseCase({
    name: "team.sessions",
    command: {
      group: "team",
      en: ["sessions", "devices"],
      zh: ["登录设备", "设备"],
      fromLine: (_words, rest) => ({ who: rest }),
    },
    needs: "self.change",
    changes: false,
    input: z.object({ who }),
    async run(turn, { who: typed }) {
      const person = await meant(turn, typed);
      return showCard(sessionsCard(turn, person, await list(turn.db, inCompany(turn, person))));
    },
  });

export const createSignOut = ({ list, end, endOthers }: WebSessions): UseCase =>
  defineUseCase({
    name: "team.signout",
    needs: "self.change",
    changes: true,
    input: z.object({ who, session: z.union([z.literal("others"), z.string().regex(/^[0-9a-f]{64}$/)]) }),
    async run(turn, { who: typed, session }) {
      const words = peopleWords(turn.locale).sessions;
      const person = await meant(turn, typed);
      const member = inCompany(turn, person);
      const ended =
        session === "others"
          ? await endOthers(turn.db, member, turn.place.session)
          : Number(await end(turn.db, member, session));
      if (ended > 0)
        await recordEvents(turn, [
          { subject: "member", subjectId: person.id, kind: "sessions-ended", values: { count: ended } },
        ]);
      const banner = ended > 0 ? words.ended(ended) : words.endedAlready;
      return showCard(sessionsCard(turn, person, await list(turn.db, member), banner), { replace: true });
    },
  });
