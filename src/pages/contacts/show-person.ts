import { z } from "zod";
import { defineUseCase } from "../../chat/use-case.ts";
import { showPerson } from "./person-card.ts";

/** By the button of a row. */
export const showAPerson = defineUseCase({
  name: "customer.person",
  needs: "file.see",
  changes: false,
  input: z.object({ id: z.uuid() }),
  run: (turn, { id }) => showPerson(turn, id),
});
