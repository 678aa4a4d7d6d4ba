/** Why a deal was lost or won, in the words of its own pipeline. */
import type { Turn } from "../../chat/use-case.ts";
import { type ReasonList, reasonName } from "../../pipelines/find-reason.ts";
import type { Deal } from "./deal.ts";

/** A deal that was moved to another pipeline keeps the reason of the former one. @returns "" for no code at all */
export const reasonOfDeal = (
  { locale, pipelines }: Pick<Turn, "locale" | "pipelines">,
  deal: Pick<Deal, "pipeline" | "pipelineVersion">,
  list: ReasonList,
  code: unknown,
): string =>
  typeof code === "string" && code !== ""
    ? reasonName([pipelines.of(deal), ...pipelines.newest, ...pipelines.all], list, code, locale)
    : "";
