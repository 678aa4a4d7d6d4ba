/** What stood in a form when it was opened: only what differs from it was meant. Travels hidden, so it is untrusted. */
import { z } from "zod";

const texts = z.record(z.string(), z.string());

/** @returns undefined when there is none, or it cannot be read */
export function readShown(shown: string | undefined): Readonly<Record<string, string>> | undefined {
  if (!shown) return undefined;
  try {
    return texts.safeParse(JSON.parse(shown)).data;
  } catch {
    return undefined;
  }
}
