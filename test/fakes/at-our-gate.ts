/** Test stand-ins for a chat's gate: the tenant it confirms, and a counter for those it turns away. */

import type { PlatformName } from "../../src/chat/inbound.ts";
import type { OurTenant } from "../../src/chat/our-tenant.ts";
import { createRefusals, type Refusals, type RefusedFor } from "../../src/chat/refusals.ts";

/** An id as if a gate had let it through. */
export const letThrough = (tenant: string): OurTenant => tenant as string as OurTenant;

export type CountedRefusals = Refusals & { readonly counted: `${PlatformName} ${RefusedFor}`[] };

/** Refusals that a test can inspect. */
export function countRefusals(log: Parameters<typeof createRefusals>[0] = { warn() {} }): CountedRefusals {
  const counted: `${PlatformName} ${RefusedFor}`[] = [];
  return { ...createRefusals(log, (platform, why) => counted.push(`${platform} ${why}`)), counted };
}
