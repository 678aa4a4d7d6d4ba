/**
 * What a file's first bytes say it is, and whether that fits its extension. A table of what sales teams send:
 * the only question is whether name and content agree, and a library that knows 180 formats parses the file for
 * it.
 * Pure.
 */
import type { FileProblem } from "../chat/file.ts";
import { endingOf } from "./file-name.ts";

type Kind = Readonly<{
  type: string;
  /** The first one is given to a name that has none. */
  endings: readonly string[];
  is: (head: Uint8Array) => boolean;
}>;

/** Whether these Latin-1 characters stand there. */
const at = (offset: number, ...marks: readonly string[]) => {
  const bytes = marks.map((mark) => Buffer.from(mark, "latin1"));
  return (head: Uint8Array) =>
    bytes.some((mark) => Buffer.from(head.subarray(offset, offset + mark.length)).equals(mark));
};
const both = (one: Kind["is"], other: Kind["is"]) => (head: Uint8Array) => one(head) && other(head);

// Word and its siblings write both: old formats and whatever has a password are OLE, new ones are zip archives.
const office = "docx xlsx pptx doc xls ppt wps et dps vsdx vsd mpp".split(" ");
const zipped = "zip docm xlsm pptm xltx potx odt ods odp key numbers pages xmind epub kmz".split(" ");

const kinds: readonly Kind[] = [
  { type: "image/png", endings: ["png"], is: at(0, "\x89PNG\r\n\x1a\n") },
  { type: "image/jpeg", endings: ["jpg", "jpeg", "jpe", "jfif"], is: at(0, "\xff\xd8\xff") },
  { type: "image/gif", endings: ["gif"], is: at(0, "GIF87a", "GIF89a") },
  { type: "image/webp", endings: ["webp"], is: both(at(0, "RIFF"), at(8, "WEBP")) },
  { type: "image/bmp", endings: ["bmp", "dib"], is: both(at(0, "BM"), at(6, "\0\0\0\0")) },
  { type: "image/tiff", endings: ["tif", "tiff"], is: at(0, "II*\0", "MM\0*") },
  {
    type: "image/heic",
    endings: ["heic", "heif", "hif", "avif"],
    is: both(at(4, "ftyp"), at(8, "heic", "heix", "mif1", "msf1", "heim", "avif")),
  },
  { type: "application/pdf", endings: ["pdf"], is: at(0, "%PDF-") },
  { type: "application/zip", endings: [...zipped, ...office], is: at(0, "PK\x03\x04", "PK\x05\x06") },
  {
    type: "application/x-ole-storage",
    endings: [...office, "msg"],
    is: at(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
  },
  { type: "application/rtf", endings: ["rtf", "doc"], is: at(0, "{\\rtf") },
  { type: "application/x-7z-compressed", endings: ["7z"], is: at(0, "7z\xbc\xaf\x27\x1c") },
  { type: "application/vnd.rar", endings: ["rar"], is: at(0, "Rar!\x1a\x07") },
  { type: "application/gzip", endings: ["gz", "tgz"], is: at(0, "\x1f\x8b") },
  { type: "audio/amr", endings: ["amr"], is: at(0, "#!AMR") },
  { type: "audio/mpeg", endings: ["mp3"], is: at(0, "ID3", "\xff\xfb", "\xff\xf3", "\xff\xf2") },
  { type: "audio/wav", endings: ["wav"], is: both(at(0, "RIFF"), at(8, "WAVE")) },
  { type: "audio/ogg", endings: ["ogg", "oga", "opus"], is: at(0, "OggS") },
  { type: "video/mp4", endings: ["mp4", "m4v", "mov", "m4a", "3gp", "aac"], is: at(4, "ftyp") },
  { type: "video/webm", endings: ["webm", "mkv"], is: at(0, "\x1a\x45\xdf\xa3") },
];

const isProgram = at(
  0,
  "MZ",
  "\x7fELF",
  "\xfe\xed\xfa",
  "\xcf\xfa\xed\xfe",
  "\xce\xfa\xed\xfe",
  "\xca\xfe\xba\xbe",
  "#!",
);
const programEndings = new Set(
  "exe msi msix com scr pif cpl dll sys bat cmd ps1 vbs vbe js jse wsf wsh hta lnk reg jar apk app sh".split(
    " ",
  ),
);

/** Plain text files; the browser is told nothing more specific. */
const textTypes: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    "txt md log json jsonl yaml yml eml ics vcf tsv xml html htm svg"
      .split(" ")
      .map((ending) => [ending, "text/plain"]),
  ),
  csv: "text/csv",
};

const known = new Set(kinds.flatMap(({ endings }) => endings));

export type Judged = Readonly<{ type: string; ending: string }> | FileProblem;

/**
 * @param head the first bytes, some kilobytes of them
 * @returns what it is, and the extension its name should have
 */
export function judgeContent(name: string, head: Uint8Array): Judged {
  const says = endingOf(name);
  const kind = kinds.find(({ is }) => is(head));
  if (programEndings.has(says) || (!kind && isProgram(head))) return { code: "program" };
  if (kind) {
    if (kind.endings.includes(says)) return { type: kind.type, ending: says };
    const silent = says === "" || !(known.has(says) || says in textTypes);
    if (silent) return { type: kind.type, ending: says || kind.endings[0]! };
    return { code: "other-content", says, is: kind.endings[0]! };
  }
  const isText = !head.subarray(0, 4096).includes(0);
  if (says in textTypes && isText) return { type: textTypes[says]!, ending: says };
  if (known.has(says) || says in textTypes)
    return { code: "other-content", says, is: isText ? "txt" : undefined };
  return { type: "application/octet-stream", ending: says };
}
