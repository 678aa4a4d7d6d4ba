/** The name of a file as it may be shown and handed back. Pure. */

const longest = 120;

/** C:\fakepath\offer.pdf and ../../offer.pdf become offer.pdf; invisible and direction-changing characters are removed. */
export function fileName(given: string): string {
  const base = given
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .split(/[/\\]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, "_")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return base === "" ? "file" : cut(base);
}

/** "PDF" → "pdf"; "" for a name without an ending. */
export const endingOf = (name: string): string =>
  /[^.]\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? "";

/** The middle of a long name goes, its ending stays. */
function cut(name: string): string {
  const characters = [...name];
  if (characters.length <= longest) return name;
  const ending = endingOf(name);
  const tail = ending === "" ? "" : `.${ending}`;
  return `${characters.slice(0, longest - tail.length - 1).join("")}…${tail}`;
}
