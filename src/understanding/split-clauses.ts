/** Sentences and their parts; Chinese is also parted by blanks. */
export const clausesOf = (text: string): string[] =>
  text
    .split(/[\n,，;；。!！?？]|\.(?=\s|$)|(?<=\p{Script=Han})\s+|\s+(?=\p{Script=Han})/u)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
