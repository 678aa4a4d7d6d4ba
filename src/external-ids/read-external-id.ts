/** An id of another system as somebody types it. Pure. */

export const longestExternalId = 100;

/** What takes it off. */
const none = /^(?:none|no|-|–|无|没有|清除|去掉)$/iu;

/** @returns null for none; or what is wrong with it */
export function readExternalId(
  text: string,
): Readonly<{ value: string | null }> | Readonly<{ flaw: "too-long" | "no-word" }> {
  if (text === "" || none.test(text)) return { value: null };
  if (text.length > longestExternalId) return { flaw: "too-long" };
  return /[\s\p{Cc}]/u.test(text) ? { flaw: "no-word" } : { value: text };
}
