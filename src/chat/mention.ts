/** A person who is mentioned in a line: the line has the name, and who is meant by it is said beside it. */
import { z } from "zod";
import { type Button, button, sayAction } from "./card.ts";

export type Mention = Readonly<{
  /** As the line has it, without quotes. */
  name: string;
  /** Of the account, on the chat that the line came from. */
  externalId: string;
}>;

/** A name with blanks is quoted, so that it stays one word. @returns what the line has, and the mention's name in it */
export function asOneWord(name: string): Readonly<{ word: string; name: string }> {
  const plain = name.replace(/["“”]/g, " ").trim();
  return { word: /\s/.test(plain) ? `"${plain}"` : plain, name: plain };
}

/** As a button carries them; untrusted. */
export const mentions = z
  .array(z.object({ name: z.string().max(200), externalId: z.string().max(200) }))
  .max(20);

/** A button that says a line once more, and means the same people by it. */
export const sayAgain = (
  label: string,
  { line, mentioned = [] }: Readonly<{ line: string; mentioned?: readonly Mention[] }>,
): Button =>
  button(label, sayAction, {
    line,
    ...(mentioned.length > 0 ? { mentioned: JSON.stringify(mentioned) } : {}),
  });

/** @param value as such a button has it; untrusted */
export function mentionedIn(value: unknown): readonly Mention[] {
  if (typeof value !== "string") return [];
  try {
    return mentions.safeParse(JSON.parse(value)).data ?? [];
  } catch {
    return [];
  }
}
