/** What a file is by its content; its name only tells a text that is a table from one that is a letter. */
import { Archive } from "./archive.ts";
import { type SpreadsheetProblem, UnreadableSpreadsheet } from "./spreadsheet-problem.ts";

export type FileKind = Readonly<{ kind: "xlsx" | "ods"; archive: Archive; hasMacros: boolean }>;

const others: readonly (readonly [is: string, mark: string])[] = [
  ["pdf", "%PDF-"],
  ["png", "\x89PNG"],
  ["jpg", "\xff\xd8\xff"],
  ["gif", "GIF8"],
  ["webp", "RIFF"],
  ["rar", "Rar!"],
  ["7z", "7z\xbc\xaf"],
  ["gz", "\x1f\x8b"],
];

const zip = "PK\x03\x04";
/** An archive of nothing begins with its end. A table whose first column is called PK is none. */
const emptyZip = "PK\x05\x06";
const olderExcel = "\xd0\xcf\x11\xe0";

/** @param head its first bytes, of which a dozen say it: it begins as nothing else does */
export function isText(head: Uint8Array): boolean {
  const text = latin(head);
  return (
    text !== "" &&
    ![zip, emptyZip, olderExcel, ...others.map(([, mark]) => mark)].some((mark) => text.startsWith(mark))
  );
}

/** Of what is no text. @throws UnreadableSpreadsheet */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = latin(bytes);
  if (head === "") throw problem({ code: "empty" });
  if (head.startsWith(zip)) return archived(new Archive(bytes));
  if (head.startsWith(emptyZip)) throw problem({ code: "empty" });
  if (head.startsWith(olderExcel)) throw problem({ code: hasPassword(bytes) ? "encrypted" : "old-format" });
  throw problem({ code: "no-table", is: others.find(([, mark]) => head.startsWith(mark))?.[0] });
}

const latin = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 16)).toString("latin1");

function archived(archive: Archive): FileKind {
  const names = [...archive.parts.keys()];
  const hasMacros = names.some((name) => /vbaProject\.bin$/i.test(name));
  if (names.some((name) => /(?:^|\/)workbook\.xml$/i.test(name))) return { kind: "xlsx", archive, hasMacros };
  if (archive.text("mimetype")?.startsWith("application/vnd.oasis.opendocument.spreadsheet")) {
    // An encrypted one keeps its directory, and says so in its manifest.
    if (/encryption-data/.test(archive.text("META-INF/manifest.xml") ?? ""))
      throw problem({ code: "encrypted" });
    return { kind: "ods", archive, hasMacros: names.some((name) => name.startsWith("Basic/")) };
  }
  const is = names.some((name) => name.startsWith("word/"))
    ? "docx"
    : names.some((name) => name.startsWith("ppt/"))
      ? "pptx"
      : "zip";
  throw problem({ code: "no-table", is });
}

/** The envelope of a workbook with a password has a stream of this name, in UTF-16. */
const hasPassword = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from("EncryptedPackage", "utf16le"),
  );

const problem = (what: SpreadsheetProblem) => new UnreadableSpreadsheet(what);
