import { z } from "zod";
import { type Reply, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { ownersWithin } from "../../company/owner-scope.ts";
import { findPairs } from "../../customers/duplicates/find-pairs.ts";
import { duplicatesCard, pairsOnCard } from "./duplicates-card.ts";

/** `/customer duplicates`: customers that may be one, of those that the member may merge. */
export const showDuplicates = defineUseCase({
  name: "customer.duplicates",
  command: {
    group: "customer",
    en: ["duplicates", "dupes", "duplicate"],
    zh: ["查重", "重复"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "customer.change",
  changes: false,
  input: z.object({}),
  run: (turn) => duplicatesReply(turn),
});

/** @param happened what was said of two of them, which may be taken back */
export async function duplicatesReply(
  turn: Turn,
  happened?: Readonly<{ banner: string; undo: string }>,
): Promise<Reply> {
  const owners = await ownersWithin(turn.db, turn.member, "customer.change");
  const { pairs, count } = await findPairs(turn, { owners, limit: pairsOnCard });
  const undo = happened && { id: happened.undo, since: turn.now.epochMilliseconds };
  return showCard(
    await duplicatesCard(turn, pairs, {
      count,
      ...(happened && { banner: happened.banner }),
      ...(undo && { undo }),
    }),
    { replace: turn.kind !== "command" },
  );
}
