/** The language this process last used with a person, for answers sent before their profile is read. */
import type { Locale } from "../../text/locale.ts";

/** @param most people to remember; beyond that the one heard of longest ago is forgotten */
export function spokenLanguages(most = 5_000) {
  const known = new Map<string, Locale>();
  return {
    of: (person: string): Locale | undefined => known.get(person),
    heard: (person: string, locale: Locale): void => {
      known.delete(person);
      known.set(person, locale);
      for (const oldest of known.keys()) {
        if (known.size <= most) break;
        known.delete(oldest);
      }
    },
  };
}
