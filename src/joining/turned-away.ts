import type { Asking, Inbound } from "../chat/inbound.ts";
import type { RefusedFor } from "../chat/refusals.ts";
import type { Locale } from "../text/locale.ts";
import { typedCode } from "./join-code.ts";

export type TurnedAwayFor = Exclude<RefusedFor, "early" | "no-tenant" | "foreign-tenant"> | "removed";

type Memory = Readonly<{ why: TurnedAwayFor; locale: Locale; at: number }>;

/** Not asked about again for so long: every question is a call to the platform. In milliseconds. */
const goodForMs = 15_000;
const most = 5_000;

/** Who was turned away a moment ago, by this process. */
export function createTurnedAway() {
  const known = new Map<string, Memory>();
  const keyOf = ({ platform, installation, actor }: Inbound) =>
    `${platform} ${installation} ${actor.externalId}`;
  return {
    /** A code that is typed is always looked at. */
    remembered(asking: Asking): Memory | undefined {
      const found = known.get(keyOf(asking));
      return found && performance.now() - found.at < goodForMs && !typedCode(asking) ? found : undefined;
    },
    remember(inbound: Inbound, why: TurnedAwayFor, locale: Locale): void {
      if (known.size >= most) known.clear();
      known.set(keyOf(inbound), { why, locale, at: performance.now() });
    },
    forget(inbound: Inbound): void {
      known.delete(keyOf(inbound));
    },
  };
}
