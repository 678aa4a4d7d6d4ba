import { createHash } from "node:crypto";
import type { Deed } from "../history/deed.ts";
import type { UnderstoodSheet } from "../spreadsheets/understand-file.ts";
import { beginImport } from "./import.ts";

/** A file that is kept, by its id, with a hash of what is in it. */
export type KeptTable = Readonly<{ id: string; name: string; hash: string }>;

export const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The sheet is read from the file as it was agreed on. @returns id of the import */
export const beginTable = (
  deed: Deed,
  { id, name, hash }: KeptTable,
  { survey, guess, reading }: UnderstoodSheet,
): Promise<string> =>
  beginImport(deed, {
    ...{ fileName: name, fileId: id, sheet: survey.name, kind: guess.kind.name, reading },
    // Of what is read of it, whoever has settled how.
    digest: hashOf(Buffer.from(JSON.stringify([hash, survey.name, { ...reading, settled: [] }]))),
    total: survey.count,
  });
