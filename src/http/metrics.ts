/** The Prometheus metrics. Names and labels only, never a person or a deal. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = Readonly<{
  registry: Registry;
  /** One answered HTTP request; `seconds` until the answer began. */
  request(method: string, area: string, status: number, seconds: number): void;
  /** One event that was handed to the product: fits `DispatchParts.onDone`. */
  useCase(name: string, outcome: string, milliseconds: number): void;
  /** Somebody was turned away at the door: fits `createRefusals`. */
  refused(platform: string, why: string): void;
}>;

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: "loudou_http_request_seconds",
    help: "Time until an HTTP answer began",
    labelNames: ["method", "area", "status"],
    buckets: secondsBuckets,
    registers: [registry],
  });
  const useCases = new Histogram({
    name: "loudou_use_case_seconds",
    help: "Time from a verified event to its reply",
    labelNames: ["use_case", "outcome"],
    buckets: secondsBuckets,
    registers: [registry],
  });
  const refused = new Counter({
    name: "loudou_refused_total",
    help: "Events of people who may not come in",
    labelNames: ["platform", "why"],
    registers: [registry],
  });
  return {
    registry,
    request: (method, area, status, seconds) =>
      requests.observe({ method, area, status: `${Math.floor(status / 100)}xx` }, seconds),
    useCase: (name, outcome, milliseconds) =>
      useCases.observe({ use_case: name, outcome }, milliseconds / 1000),
    refused: (platform, why) => refused.inc({ platform, why }),
  };
}
