import { Counter, Gauge, Histogram, Registry } from "prom-client";

export type DeliveryMetrics = Readonly<{
  sent: Counter<"platform">;
  /** Attempts that will be repeated. */
  failed: Counter<"platform">;
  /** Attempts that the platform asked us to make later. */
  refused: Counter<"platform">;
  dead: Counter<"platform">;
  /** From the call to the platform's answer. */
  seconds: Histogram<"platform">;
  /** Sets how to count waiting messages; called when the metrics are read. */
  watchWaiting(count: () => Promise<number>): void;
}>;

/** @param registry where /metrics reads; without one the numbers are never read */
export function createDeliveryMetrics(registry: Registry = new Registry()): DeliveryMetrics {
  const counter = (name: string, help: string) =>
    new Counter({
      name: `loudou_deliveries_${name}_total`,
      help,
      labelNames: ["platform"],
      registers: [registry],
    });
  return {
    sent: counter("sent", "Messages sent"),
    failed: counter("failed", "Attempts to send that failed and are repeated"),
    refused: counter("refused", "Attempts that a platform's rate limit refused"),
    dead: counter("dead", "Messages given up"),
    seconds: new Histogram({
      name: "loudou_delivery_seconds",
      help: "Time a platform took to accept a message",
      labelNames: ["platform"],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    watchWaiting(count) {
      new Gauge({
        name: "loudou_deliveries_waiting",
        help: "Messages neither sent nor given up",
        registers: [registry],
        async collect() {
          this.set(await count());
        },
      });
    },
  };
}
