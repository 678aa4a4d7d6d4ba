/** Sends spans to a collector. Loaded only where an address is set. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { context, DiagLogLevel, diag, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";

export type TracingSettings = Readonly<{
  /** Base address of a collector; spans go to its `/v1/traces` as OTLP in JSON. */
  url: string;
  headers: Readonly<Record<string, string>>;
  serviceName: string;
}>;

/** A collector that does not answer keeps nobody from stopping, in milliseconds. */
const patience = 3_000;

type Log = Readonly<{ warn(facts: object, message: string): void }>;

/** Of the process. @returns what sends the rest and ends it */
export function startTracing(
  { url, headers, serviceName }: TracingSettings,
  log: Log,
): { stop(): Promise<void> } {
  const warn = (reason: string) => log.warn({ reason }, "Traces could not be sent");
  const quiet = () => {};
  diag.setLogger(
    { error: warn, warn, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, headers: { ...headers } });
  const provider = new TracerProvider({
    resource: defaultResource().merge(
      resourceFromAttributes({ "service.name": serviceName, "service.instance.id": randomUUID() }),
    ),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return {
    async stop() {
      const sent = provider.shutdown().catch((error: unknown) => warn(String(error)));
      await Promise.race([sent, wait(patience, undefined, { ref: false })]);
      for (const api of [trace, context, propagation, diag]) api.disable();
    },
  };
}
