/**
 * What the bot does, as spans of OpenTelemetry; where no address for them is set this costs next to nothing. No name,
 * text or address of a person goes into one, nor what an error says, which may quote them: kinds, counts and codes only.
 */
import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** What a span may tell: `"deal.show"`, `3`. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

type Options = Readonly<{
  kind?: keyof typeof SpanKind;
  facts?: Facts;
  /** The span that caused it, as `traceOfThis` told; the one that is running when missing. */
  cause?: string | undefined;
}>;

/** Asked anew each time: one that was got earlier stays with whoever collected then. */
const tracer = () => trace.getTracer("loudou");
const header = "traceparent";

/** Runs `work` as a span; what it begins meanwhile are children. */
export function inSpan<T>(
  name: string,
  { kind = "INTERNAL", facts = {}, cause }: Options,
  work: () => Promise<T>,
): Promise<T> {
  const parent =
    cause === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, { [header]: cause });
  return tracer().startActiveSpan(name, { kind: SpanKind[kind], attributes: facts }, parent, async (span) => {
    try {
      return await work();
    } catch (error) {
      tellFailure(error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** The same as a part of what is running; where nothing is, it is not worth a trace of its own. */
export const inPart = <T>(name: string, facts: Facts, work: () => Promise<T>): Promise<T> =>
  trace.getActiveSpan() ? inSpan(name, { facts }, work) : work();

/** Work for many at once belongs to none of them. */
export const inNoSpan = <T>(work: () => T): T => context.with(ROOT_CONTEXT, work);

/** Of the span that is running. @param name a better one, now that it is known */
export function tell(facts: Facts, name?: string): void {
  const span = trace.getActiveSpan()?.setAttributes(facts);
  if (name !== undefined) span?.updateName(name);
}

/** The span that is running has failed. */
export function tellFailure(error: unknown): void {
  const { code, name } = error as Readonly<{ code?: unknown; name?: unknown }>;
  const type = [code, name].find((word) => typeof word === "string") ?? "unknown";
  trace.getActiveSpan()?.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", String(type));
}

/** The running span for who goes on with it elsewhere, as the header `traceparent` of W3C's Trace Context. */
export function traceOfThis(): string | undefined {
  const carrier: { [header]?: string } = {};
  propagation.inject(context.active(), carrier);
  return carrier[header];
}
