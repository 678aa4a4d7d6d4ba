/** What is said of an import under way or at its end: go, stop, take back, and what it wanted to know before. */
import { z } from "zod";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { madeCard } from "../cards/made-card.ts";
import { isListed } from "../made-rows.ts";
import { undoneWithin } from "../purge-imports.ts";
import { importWords } from "../words.ts";
import { asItStands, foundImport } from "./found-import.ts";
import { turnTo } from "./turn-to.ts";

const id = z.uuid();

/** Its rows, by which it would be taken back, may be gone. */
const isTooOld = ({ now }: Turn, doneAt: Date): boolean =>
  now.epochMilliseconds - doneAt.getTime() > undoneWithin * 86_400_000;

export const applyImport = defineUseCase({
  name: "import.go",
  needs: "table.import",
  changes: true,
  input: z.object({ id, twice: z.enum(["once", "each"]).optional() }),
  async run(turn, { id, twice }) {
    const one = await foundImport(turn, id);
    return turnTo(turn, one, "applying", { from: ["checked"], decided: twice ? { twice } : {} });
  },
});

export const cancelImport = defineUseCase({
  name: "import.cancel",
  needs: "table.import",
  changes: true,
  input: z.object({ id }),
  async run(turn, { id }) {
    const one = await foundImport(turn, id);
    return turnTo(turn, one, "cancelling", { from: ["reading", "checking", "checked", "applying"] });
  },
});

export const undoImport = defineUseCase({
  name: "import.undo",
  needs: "table.import",
  changes: true,
  input: z.object({ id }),
  async run(turn, { id }) {
    const one = await foundImport(turn, id);
    if (one.doneAt && isTooOld(turn, one.doneAt))
      return refuse(importWords(turn.locale).tooOld(undoneWithin));
    return turnTo(turn, one, "undoing", { from: ["done"] });
  },
});

/** One thing that the dry run wanted to know; it looks again. */
export const decideImport = defineUseCase({
  name: "import.decide",
  needs: "table.import",
  changes: true,
  input: z.object({
    id,
    people: z.literal("add").optional(),
    /** The name in the file, and the customer that it is. */
    same: z.string().max(200).optional(),
    as: z.uuid().optional(),
    /** The product in the file, and the one of the price list that it is. */
    product: z.string().max(200).optional(),
    meant: z.string().max(200).optional(),
    quarter: z.string().max(10).optional(),
  }),
  async run(turn, { id, people, same, as, product, meant, quarter }) {
    const one = await foundImport(turn, id);
    const decided = {
      ...(people && { newPeople: true }),
      ...(quarter && { quarter }),
      ...(product && meant && { sameProducts: { ...one.decided.sameProducts, [product]: meant } }),
      ...(same && as && { same: { ...one.decided.same, [same]: as } }),
    };
    return turnTo(turn, one, "checking", { from: ["checked"], decided });
  },
});

export const showImport = defineUseCase({
  name: "import.show",
  needs: "table.import",
  changes: false,
  input: z.object({ id }),
  run: async (turn, { id }) => asItStands(turn, await foundImport(turn, id)),
});

/** What came with one that is done; of one that is not, how it stands. */
export const showMade = defineUseCase({
  name: "import.made",
  needs: "table.import",
  changes: false,
  input: z.object({ id, page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1) }),
  async run(turn, { id, page }) {
    const one = await foundImport(turn, id);
    if (one.state !== "done" || !isListed(one)) return asItStands(turn, one);
    return showCard(await madeCard(turn, one, page), { replace: page > 1 });
  },
});
