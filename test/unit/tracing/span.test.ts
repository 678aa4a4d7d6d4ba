import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { inNoSpan, inPart, inSpan, tell, tellFailure, traceOfThis } from "../../../src/tracing/span.ts";

const nothing = async () => {};

test("where nobody collects them, spans are nothing but their work", async () => {
  expect(await inSpan("deed", {}, async () => traceOfThis() ?? "none")).toBe("none");
  expect(await inPart("part", {}, async () => "done")).toBe("done");
});

describe("spans", () => {
  const exporter = new InMemorySpanExporter();
  beforeEach(() => {
    trace.setGlobalTracerProvider(
      new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter })] }),
    );
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  });
  afterEach(() => {
    exporter.reset();
    for (const api of [trace, context, propagation]) api.disable();
  });
  const find = (name: string) => exporter.getFinishedSpans().find((span) => span.name === name);

  test("go on elsewhere where their cause was told", async () => {
    const cause = await inSpan("deed", {}, async () => traceOfThis());
    await inSpan("delivery", { cause }, nothing);
    expect(find("delivery")?.parentSpanContext?.spanId).toBe(find("deed")?.spanContext().spanId);
    expect(find("delivery")?.spanContext().traceId).toBe(find("deed")?.spanContext().traceId);
  });

  test("keep a part to what is running, and make no trace of it alone", async () => {
    await inPart("alone", {}, nothing);
    await inSpan("deed", {}, async () => {
      await inPart("part", {}, nothing);
      await inNoSpan(() => inPart("for many", {}, nothing));
    });
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(["part", "deed"]);
  });

  test("tell of an error its code, or its kind, and not what it says", async () => {
    const quoting = (code?: string) => Object.assign(new RangeError("no deal called Zephyr"), { code });
    await expect(inSpan("thrown", {}, () => Promise.reject(quoting("P2002")))).rejects.toThrow();
    await inSpan("answered", {}, async () => tellFailure(quoting()));
    expect(find("thrown")).toMatchObject({ attributes: { "error.type": "P2002" }, status: { code: 2 } });
    expect(find("answered")).toMatchObject({
      attributes: { "error.type": "RangeError" },
      status: { code: 2 },
    });
    const all = exporter
      .getFinishedSpans()
      .map(({ status, events, attributes }) => [status, events, attributes]);
    expect(JSON.stringify(all)).not.toContain("Zephyr");
  });

  test("get the name that is known later", async () => {
    await inSpan("slack command", {}, async () => tell({ "loudou.outcome": "card" }, "deal.show"));
    expect(find("deal.show")?.attributes).toEqual({ "loudou.outcome": "card" });
  });
});
