import { asAbove } from "../../reading/as-above.ts";
import type { ReaderOf } from "../../reading/read-as.ts";

/** Merged cells: a blank team is the one above, and a blank manager with it. Beside a team it says that nobody is above them. */
export const teamReader: ReaderOf = ({ columns }) => {
  const hasTeams = columns.team !== undefined;
  const read = asAbove(({ manager, team }) => {
    if (!hasTeams || team !== undefined) return [];
    return manager === undefined ? ["team", "manager"] : ["team"];
  });
  return (record) =>
    read({
      ...record,
      faults: record.faults.filter(({ field, code }) => field !== "manager" || code !== "missing"),
    });
};
