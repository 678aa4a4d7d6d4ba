/** How much time a customer deserves, as size, need and intent propose; people decide. Pure. */
import type { WorkspaceSettings } from "../company/workspace-settings.ts";
import type { Level } from "../customers/file/customer-file.ts";

export type Reasons = Readonly<{ size: Level | null; need: Level | null; intent: Level | null }>;

type Sized = Readonly<{ people: number | null; sites: number | null }>;

type Limits = Pick<WorkspaceSettings["priorities"], "largeFrom" | "smallBelow">;

/** From how many on a customer is large, and medium. Where nobody has counted the people, sites tell. */
export const sizeBounds = ({ largeFrom, smallBelow }: Limits) =>
  ({ people: { high: largeFrom, medium: smallBelow }, sites: { high: 5, medium: 2 } }) as const;

export function sizeOf({ people, sites }: Sized, limits: Limits): Level | null {
  const of = people === null ? "sites" : "people";
  const many = people ?? sites;
  const { high, medium } = sizeBounds(limits)[of];
  if (many === null) return null;
  return many >= high ? "high" : many >= medium ? "medium" : "low";
}

/** High with two of the three high and none low; low with two low; medium otherwise. With one known there is nothing to propose. */
export function proposePriority({ size, need, intent }: Reasons): Level | null {
  const known = [size, need, intent].filter((one) => one !== null);
  if (known.length < 2) return null;
  const count = (level: Level) => known.filter((one) => one === level).length;
  if (count("low") >= 2) return "low";
  return count("high") >= 2 && count("low") === 0 ? "high" : "medium";
}
