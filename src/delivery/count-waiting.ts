import type { Database } from "../database/open-database.ts";

/** Messages that are neither sent nor given up, for a metric. */
export function countWaiting({ prisma }: Database): Promise<number> {
  return prisma.delivery.count({ where: { state: { in: ["queued", "sending"] } } });
}
