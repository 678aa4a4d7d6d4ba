/** Deliveries of a bot that is to send nothing. */
import type { Database } from "../database/open-database.ts";
import { countWaiting } from "./count-waiting.ts";
import type { DeliveryMetrics } from "./delivery-metrics.ts";
import type { Delivery } from "./start-delivery.ts";

/** In the place of `startDelivery`: what is written waits, and is counted, until a start that sends. */
export function holdDeliveries(database: Database, metrics: DeliveryMetrics): Pick<Delivery, "stop"> {
  metrics.watchWaiting(() => countWaiting(database));
  return { stop: async () => {} };
}
