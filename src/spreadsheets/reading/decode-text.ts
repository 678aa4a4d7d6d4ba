/** The bytes of a text file as text: by its mark, as UTF-8, or as what Chinese Excel writes, in either script. */
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
export function decodeText(bytes: Uint8Array): string | undefined {
  const marked = marks.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[1]).decode(bytes);
  if (bytes.subarray(0, sample).includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(whichChinese(bytes)).decode(bytes);
  }
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
