/** The bytes of a text file as text: by its mark, as UTF-8, or as what Chinese Excel writes, in either script. */
import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";

const marks: readonly (readonly [mark: readonly number[], encoding: string])[] = [
  [[0xef, 0xbb, 0xbf], "utf-8"],
  [[0xff, 0xfe], "utf-16le"],
  [[0xfe, 0xff], "utf-16be"],
];

/** So much of a file tells the others: the first lines may be Latin. */
const sample = 256 * 1024;

/** What is no UTF-8, and which of the two it is; a superset each of what older programs wrote. */
const chinese = ["gb18030", "big5"] as const;

/** @returns undefined for what is no text */
export function encodingOf(bytes: Uint8Array): string | undefined {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[1];
  if (bytes.subarray(0, sample).includes(0)) return undefined;
  return isUtf8(bytes) ? "utf-8" : whichChinese(bytes);
}

/** Piece by piece: as text a file takes up to twice as much. A character is never cut, and the file's mark is no part of it. */
export function* decoded(bytes: Uint8Array, encoding: string, pieceBytes = 2 ** 20): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
  yield decoder.decode();
}

/** By the letters of the lines that have other than Latin ones: a table's Latin cells say nothing. */
function whichChinese(bytes: Uint8Array): (typeof chinese)[number] {
  const telling = bytes
    .subarray(Math.max(0, bytes.findIndex((byte) => byte > 0x7f) - 64))
    .subarray(0, sample);
  const found = analyse(telling).map(({ name }) => name.toLowerCase());
  const [first = "gb18030"] = found.flatMap((name) => chinese.filter((one) => one === name));
  return first;
}
