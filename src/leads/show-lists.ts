import { z } from "zod";
import { asFile } from "../asking/as-file.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { longestFilter } from "./lead-filter.ts";
import { showList } from "./list-leads.ts";

const asked = z.object({
  filter: z.string().trim().max(longestFilter).default(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
  ...asFile.shape,
});

/** `/customer pool`, `/客户 公海 A 华东`: prospects without an owner, to be claimed. */
export const showPool = defineUseCase({
  name: "customer.pool",
  command: {
    group: "customer",
    en: ["pool", "leads"],
    zh: ["公海", "线索池"],
    fromLine: (_words, rest) => ({ filter: rest }),
  },
  needs: "lead.see",
  changes: false,
  input: asked,
  run: (turn, said) => showList(turn, "pool", said),
});

/** `/customer market`, `/客户 目标市场 华东`: companies that the product fits, and that nobody works yet. */
export const showMarket = defineUseCase({
  name: "customer.market",
  command: {
    group: "customer",
    en: ["market", "target market"],
    zh: ["目标市场"],
    fromLine: (_words, rest) => ({ filter: rest }),
  },
  needs: "lead.see",
  changes: false,
  input: asked,
  run: (turn, said) => showList(turn, "market", said),
});
