import type { Temporal } from "temporal-polyfill";
import type { Workspace } from "./member.ts";

/** The company's day, whoever asks. */
export const dayOf = ({ zone }: Pick<Workspace, "zone">, now: Temporal.Instant): Temporal.PlainDate =>
  now.toZonedDateTimeISO(zone).toPlainDate();
