import { createHash } from "node:crypto";
import type { Deed } from "../history/deed.ts";
import type { UnderstoodSheet } from "../spreadsheets/understand-file.ts";
import { beginImport, begunAlready } from "./import.ts";

/** A file that is kept, by its id, with a hash of what is in it. */
export type KeptTable = Readonly<{ id: string; name: string; hash: string }>;

/**
 * The sheet is read from the file as it was agreed on; pressed twice, it is begun once.
 * @returns id of the import
 */
export async function beginTable(
  deed: Deed,
  { id, name, hash }: KeptTable,
  { survey, guess, reading }: UnderstoodSheet,
): Promise<string> {
  // Of what is read of it, whoever has settled how.
  const read = JSON.stringify([hash, survey.name, { ...reading, settled: [] }]);
  const digest = createHash("sha256").update(read).digest("hex");
  return (
    (await begunAlready(deed, digest)) ??
    beginImport(deed, {
      ...{ fileName: name, fileId: id, sheet: survey.name, kind: guess.kind.name, reading, digest },
      total: survey.count,
    })
  );
}
