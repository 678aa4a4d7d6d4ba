/** Ten deals to a page: first those that want an eye, behind them those that are folded away. Pure. */
import { chunksOf } from "../chunks-of.ts";
import type { AskedDeal } from "./asked-deals.ts";

const dealsPerPage = 10;

export type ForecastPage = Readonly<{
  deals: readonly AskedDeal[];
  /** Counted through both parts, as buttons carry it. */
  page: number;
  /** Within its part, from 1. */
  nth: number;
  of: number;
  isFolded: boolean;
  /** Where the last page of the first part leads. */
  folded: Readonly<{ page: number; count: number }> | undefined;
}>;

/** @param wanted untrusted: the nearest there is */
export function pageOf(deals: readonly AskedDeal[], wanted: number): ForecastPage {
  const open = chunksOf(
    deals.filter(({ attention }) => attention),
    dealsPerPage,
  );
  const rest = deals.filter(({ attention }) => !attention);
  const folded = chunksOf(rest, dealsPerPage);
  const first = Math.max(1, open.length);
  const page = Math.min(Math.max(1, wanted), first + folded.length);
  const isFolded = page > first;
  return {
    page,
    isFolded,
    deals: (isFolded ? folded[page - first - 1] : open[page - 1]) ?? [],
    nth: isFolded ? page - first : page,
    of: isFolded ? folded.length : first,
    folded: page === first && rest.length > 0 ? { page: first + 1, count: rest.length } : undefined,
  };
}
