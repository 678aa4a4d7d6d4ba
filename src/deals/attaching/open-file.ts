import { z } from "zod";
import { refuse, sendFile } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { fileWords } from "../../files/words.ts";
import { keptFile } from "./kept-file.ts";

/** A button beside a file in a deal's history: sends it back. */
export const openFile = defineUseCase({
  name: "deal.open-file",
  needs: "deal.see",
  changes: false,
  input: z.object({ id: z.uuid() }),
  async run(turn, { id }) {
    const found = await keptFile(turn.db, turn.member, id);
    if (found === "not there") return refuse(fileWords(turn.locale).notThere);
    if (found === "taken back") return refuse(fileWords(turn.locale).wasTakenBack);
    return sendFile(found);
  },
});
