import { z } from "zod";
import { sendFile } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { formerPlaces } from "../../customers/contacts/former-places.ts";
import { takeFile } from "../../files/take-file.ts";
import { recordEvents } from "../../history/record-events.ts";
import { formatPhone } from "../../understanding/read-phone.ts";
import { personMeant } from "./erase-person.ts";
import { whereIsNamed } from "./forget-person.ts";
import { contactWords } from "./words.ts";

/** `/customer export Jane Roe`: what is kept about one person, as a file for those who may also erase it. */
export const exportPerson = defineUseCase({
  name: "customer.export",
  command: {
    group: "customer",
    en: ["export"],
    zh: ["导出个人资料", "导出资料"],
    fromLine: (_words, rest) => ({ name: rest }),
  },
  needs: "contact.erase",
  changes: true,
  input: z.object({ name: z.string().trim().max(200).default(""), id: z.uuid().optional() }),
  async run(turn, { name: typed, id }) {
    const { person, customer } = await personMeant(turn, { id, name: typed }, "customer.export");
    const touches = await turn.db.touchContact.findMany({
      where: { workspaceId: turn.workspace.id, contactId: person.id },
      select: { touchId: true },
    });
    const met = await turn.db.touch.findMany({
      where: { workspaceId: turn.workspace.id, id: { in: touches.map(({ touchId }) => touchId) } },
      select: { on: true, kind: true, minutes: true },
      orderBy: { on: "asc" },
    });
    const { name, job, phone, mail, sentiment, lastContactOn, roles } = person;
    const data = {
      ...{ name, job, phone: phone && formatPhone(phone), mail, sentiment, lastContactOn, roles },
      customer: customer.name,
      before: (await formerPlaces(turn, person.id)).map(({ name, until }) => ({ customer: name, until })),
      ...(await whereIsNamed(turn, person)),
      touches: met.map(({ on, ...touch }) => ({ on: on.toISOString().slice(0, 10), ...touch })),
    };
    const called = contactWords(turn.locale).exportName(name);
    const sender = { workspaceId: turn.workspace.id, memberId: turn.member.id, conversation: undefined };
    const open = async () => ({ name: called, size: undefined, pieces: piecesOf(data) });
    const file = await takeFile(turn.db, sender, { name: called, open }, Number.POSITIVE_INFINITY);
    await recordEvents(turn, [
      {
        ...{ subject: "workspace", subjectId: turn.workspace.id, kind: "export" },
        values: { what: "contact", contactId: person.id, count: 1 },
      },
    ]);
    return sendFile(file);
  },
});

async function* piecesOf(data: object): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(data, null, 2)}\n`);
}
