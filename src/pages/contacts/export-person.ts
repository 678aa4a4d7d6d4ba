import { z } from "zod";
import { sendFile } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import type { NamesPeople } from "../../customers/contacts/erase-person.ts";
import { takeFile } from "../../files/take-file.ts";
import { personMeant } from "./erase-person.ts";
import { keptAbout, recordExport } from "./kept-about.ts";
import { contactWords } from "./words.ts";

/** `/customer export Jane Roe`: what is kept about one person, as a file for those who may also erase it. */
export const createExportPerson = (elsewhere: NamesPeople) =>
  defineUseCase({
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
      const data = await keptAbout(turn, person, customer, elsewhere);
      const called = contactWords(turn.locale).exportName(person.name);
      const sender = { workspaceId: turn.workspace.id, memberId: turn.member.id, conversation: undefined };
      const open = async () => ({ name: called, size: undefined, pieces: piecesOf(data) });
      const file = await takeFile(turn.db, sender, { name: called, open }, Number.POSITIVE_INFINITY);
      await recordExport(turn, person);
      return sendFile(file);
    },
  });

async function* piecesOf(data: object): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${JSON.stringify(data, null, 2)}\n`);
}
