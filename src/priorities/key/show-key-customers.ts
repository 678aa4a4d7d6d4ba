import { z } from "zod";
import { showCard } from "../../chat/reply.ts";
import { defineUseCase } from "../../chat/use-case.ts";
import { keyCard, keyParts } from "./key-card.ts";

/** `/customer key`: who brings most of the money, who came and went, and who would by the company's own standard. */
export const showKeyCustomers = defineUseCase({
  name: "customer.key",
  command: {
    group: "customer",
    en: ["key", "ka"],
    zh: ["大客户", "关键客户", "重点客户"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "deal.see",
  changes: false,
  input: z.object({
    part: z.enum(keyParts).optional(),
    page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
  }),
  async run(turn, asked) {
    return showCard(await keyCard(turn, asked), { replace: turn.kind === "action" });
  },
});
