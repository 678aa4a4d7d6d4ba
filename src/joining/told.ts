import { z } from "zod";
import type { Profile } from "../chat/inbound.ts";
import { storableText } from "../database/storable.ts";
import { cleanName } from "./make-member.ts";

/** What a platform has said of an account; what it does not say is missing. */
export const told = z.object({
  name: z.string().optional(),
  zone: z.string().optional(),
  locale: z.string().optional(),
});

export type Told = z.output<typeof told>;

export function toldBy({ unread, name, zone, locale }: Profile): Told {
  return unread
    ? {}
    : {
        name: name ? cleanName(name) : undefined,
        zone: isZone(zone) ? zone : undefined,
        locale: locale && storableText(locale),
      };
}

function isZone(zone: string | undefined): zone is string {
  if (!zone) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
