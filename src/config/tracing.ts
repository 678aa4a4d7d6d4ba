/** Where traces go. The names are OpenTelemetry's own. */
import { z } from "zod";
import { type Read, url } from "./written.ts";

export const tracingSettings = {
  OTEL_EXPORTER_OTLP_ENDPOINT: url(/^https?$/, "http://127.0.0.1:4318")
    .transform((address) => address.replace(/\/+$/, ""))
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .refine(
      (written) => headersOf(written) !== undefined,
      "is not a list of names and values. Example: authorization=Bearer%20secret,x-tenant=sales",
    )
    .transform((written) => headersOf(written) ?? {})
    .default({}),
  OTEL_SERVICE_NAME: z.string().trim().default("loudou"),
};

/** "a=1,b=two%20words" → pairs, as OpenTelemetry writes them; undefined for what is none. */
function headersOf(written: string): Record<string, string> | undefined {
  const pairs = written.split(",").map((pair) => /^\s*([\w-]+)\s*=(.*)$/.exec(pair));
  try {
    return Object.fromEntries(pairs.map((pair) => [pair![1], decodeURIComponent(pair![2]!.trim())]));
  } catch {
    return undefined;
  }
}

/** Spans are sent as OTLP in JSON over HTTP. */
export type TracingConfig = Readonly<{
  url: string;
  headers: Readonly<Record<string, string>>;
  serviceName: string;
}>;

export const toTracing = (env: Read<typeof tracingSettings>): TracingConfig | undefined =>
  env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
    ? undefined
    : {
        url: env.OTEL_EXPORTER_OTLP_ENDPOINT,
        headers: env.OTEL_EXPORTER_OTLP_HEADERS,
        serviceName: env.OTEL_SERVICE_NAME,
      };
