import { z } from "zod";
import { asFile } from "../../asking/as-file.ts";
import { refuse, showCard } from "../../chat/reply.ts";
import { defineUseCase, type Turn } from "../../chat/use-case.ts";
import { chatWords } from "../../chat/words.ts";
import { loadDeals } from "../facts/load-deals.ts";
import { biggestFirst } from "./biggest-first.ts";
import { exportDeals } from "./export-deals.ts";
import { listCard, pageSize } from "./list-card.ts";
import { type ListFilter, listFilter } from "./list-filter.ts";
import { type ListLine, readListLine } from "./list-line.ts";
import { customerMeant, whoseName } from "./list-names.ts";
import { sourceSaid } from "./list-source.ts";
import { countedBy } from "./list-where.ts";

const input = listFilter.extend({
  ...asFile.shape,
  line: z.string().max(300).optional(),
  page: z.coerce.number().int().min(1).max(100_000).optional(),
});

/** `/deal list`, `/商机 列表 团队 目标客户 到期`: open deals, mine unless said otherwise, ten to a page. */
export const listDeals = defineUseCase({
  name: "deal.list",
  command: {
    group: "deal",
    en: ["list", "ls", "mine"],
    zh: ["列表", "我的", "清单"],
    whenBare: true,
    fromLine: (_words, rest) => ({ line: rest }),
  },
  needs: "deal.see",
  changes: false,
  input,
  async run(turn, { line, page, ...values }) {
    if (!areStages(turn, values.stage)) return refuse(chatWords(turn.locale).staleButton);
    const read: ListLine = line ? await readListLine(turn, line) : values;
    const { page: typedPage, export: as, ...asked } = read;
    const { filter, near }: Named = line ? await withCustomer(turn, asked) : { filter: asked };
    const { where, count } = await countedBy(turn, filter);
    if (as && !near) return exportDeals(turn, where, { count, as });
    const pages = Math.max(1, Math.ceil(count / pageSize));
    const current = Math.min(page ?? typedPage ?? 1, pages);
    const deals = await loadDeals(turn.db, {
      ...where,
      ...(filter.by === "amount" && { orderBy: await biggestFirst(turn) }),
      ...{ limit: pageSize, offset: (current - 1) * pageSize },
    });
    const whose = await whoseName(turn, filter);
    const from = await sourceSaid(turn, filter);
    return showCard(listCard(turn, deals, { filter, count, page: current, pages, whose, from, near }), {
      // Turning a page stays in place; a list opened from a funnel or digest leaves that where it is.
      replace: turn.kind === "action" && page !== undefined,
    });
  },
});

/** A button's stages are of the company's pipelines, of whatever version. @param codes as the filter has them */
function areStages({ pipelines }: Turn, codes: string | undefined): boolean {
  const known = new Set(pipelines.all.flatMap(({ stages }) => stages.map(({ code }) => code)));
  return codes === undefined || codes.split(",").every((code) => known.has(code));
}

/** `near`: suggested customers, set only when none matched the name. */
type Named = { filter: ListFilter; near?: readonly string[] };

/** A name that no deal's customer contains may be pinyin, or another spelling; else it is asked about. */
async function withCustomer(turn: Turn, filter: ListFilter): Promise<Named> {
  if (!filter.customer || (await countedBy(turn, filter)).count > 0) return { filter };
  const { name, near } = await customerMeant(turn, filter.customer);
  return name ? { filter: { ...filter, customer: name } } : { filter, near };
}
