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

/** @param blocks each ends behind a character, but for what is in UTF-16 @returns undefined for what is no text */
export function encodingOf(blocks: Iterable<Uint8Array>): string | undefined {
  let isFirst = true;
  let isOther = false;
  let telling: Uint8Array = new Uint8Array();
  for (const block of blocks) {
    const marked = isFirst && marks.find(([mark]) => mark.every((byte, at) => block[at] === byte));
    if (marked) return marked[1];
    if (isFirst && block.subarray(0, sample).includes(0)) return undefined;
    isFirst = false;
    isOther ||= !isUtf8(block);
    if (telling.length < sample)
      telling = telling.length > 0 ? Buffer.concat([telling, block]) : fromChinese(block);
    else if (isOther) break;
  }
  return isOther ? whichChinese(telling.subarray(0, sample)) : "utf-8";
}

/** Block by block: as text a file takes up to twice as much. A character is never cut, and the file's mark is no part of it. */
export function* decoded(blocks: Iterable<Uint8Array>, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding);
  for (const block of blocks) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

/** From a little before the first letter that is not Latin: a table's Latin cells say nothing. @returns nothing where there is none */
function fromChinese(block: Uint8Array): Uint8Array {
  const at = block.findIndex((byte) => byte > 0x7f);
  return at < 0 ? block.subarray(0, 0) : block.subarray(Math.max(0, at - 64));
}

/** By the letters of lines that have other than Latin ones. */
function whichChinese(telling: Uint8Array): (typeof chinese)[number] {
  const found = analyse(telling).map(({ name }) => name.toLowerCase());
  const [first = "gb18030"] = found.flatMap((name) => chinese.filter((one) => one === name));
  return first;
}
