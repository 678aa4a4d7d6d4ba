import { resolve } from "node:path";
import { transaction } from "../../database/transaction.ts";
import type { Import } from "../../imports/import.ts";
import { leftOutTable } from "../../imports/left-out-table.ts";
import { reasonsOf } from "../../imports/rows.ts";
import { sayWhy } from "../../imports/say-why.ts";
import { importWords } from "../../imports/words.ts";
import { formatMoney } from "../../money/money.ts";
import { kindNamed } from "../../spreadsheets/kinds/kinds.ts";
import { writeCsv } from "../../spreadsheets/writing/write-csv.ts";
import type { AdminAnswer, On } from "../admin-command.ts";
import type { ReadArgs } from "../read-args.ts";
import { writeNew } from "../write-new.ts";
import { commandWords } from "./words.ts";

type Options = ReadArgs["options"];

/** What was, or would be, and why rows are left out. */
export async function told(on: On, all: readonly Import[], options: Options): Promise<AdminAnswer> {
  const { database, locale, cwd } = on;
  const say = commandWords(locale);
  const words = importWords(locale);
  const isDry = !options.yes || options["dry-run"] !== undefined;
  const data = [];
  const lines: string[] = [];
  for (const one of all) {
    const reasons = await transaction(database, (tx) => reasonsOf(tx, one));
    const left = reasons.filter(({ does }) => does === "reject");
    const count = (does: string) => one.counts[does] ?? 0;
    data.push({
      ...{
        file: one.fileName,
        sheet: one.sheet,
        kind: one.kind,
        state: one.state,
        import: one.id,
        fault: one.fault,
      },
      ...{ created: count("create"), updated: count("update"), unchanged: count("same") },
      ...{ rejected: count("reject"), twice: count("twice"), sums: one.sums },
      reasons: left.map(({ why, count: rows, rows: at }) => ({ why: sayWhy(locale, one, why), rows, at })),
    });
    const sums = (of: Import["sums"]["read"]) =>
      of
        .map(({ currency, minor }) => formatMoney({ currency, minor: BigInt(minor) }, locale, "exact"))
        .join(" + ");
    const isOneOfSeveral = all.some(({ id, fileId }) => id !== one.id && fileId === one.fileId);
    lines.push(
      say.importTold(
        isOneOfSeveral ? `${one.fileName} / ${one.sheet}` : one.fileName,
        kindNamed(one.kind).label[locale],
        words.stateNames[isDry ? "checked" : one.state],
        {
          ...{ made: count("create"), changed: count("update"), same: count("same") },
          ...{ left: count("reject"), twice: count("twice") },
        },
      ),
      ...(one.sums.read.length > 0 ? [say.importSums(sums(one.sums.read), sums(one.sums.taken))] : []),
      ...left
        .slice(0, 10)
        .map(
          ({ why, count: rows, rows: at }) =>
            `  ${words.whyLine(sayWhy(locale, one, why), words.rowsAt(at, rows))}`,
        ),
    );
  }
  const rejected = all.filter(({ counts }) => (counts.reject ?? 0) > 0);
  if (options["left-out"] !== undefined && rejected[0]) {
    const file = options["left-out"];
    const pieces: Uint8Array[] = [];
    await transaction(database, async (tx) => {
      for await (const piece of writeCsv(leftOutTable(tx, rejected[0]!, locale))) pieces.push(piece);
    });
    await writeNew(resolve(cwd, file), Buffer.concat(pieces).toString(), say.fileExists(file));
    lines.push(say.importLeftOut(file));
  }
  if (isDry) lines.push(say.importDry);
  return {
    done: all.every(({ state }) => state === "done" || (isDry && state === "checked")),
    says: lines.join("\n"),
    data,
  };
}
