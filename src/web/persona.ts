/** Whom a visitor of the demo can be. */
import type { Locale } from "../text/locale.ts";

export type Persona = Readonly<{
  /** Id of the persona's identity on the web chat. */
  identityId: string;
  workspaceId: string;
  name: string;
  role: Readonly<Record<Locale, string>>;
}>;
