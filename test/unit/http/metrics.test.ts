import perfHooks from "node:perf_hooks";
import { expect, onTestFinished, test, vi } from "vitest";
import { createMetrics } from "../../../src/http/metrics.ts";

test("who has nothing to do is woken ten times a second at most to measure it, and tells how late the event loop is all the same", async () => {
  const watching = vi.spyOn(perfHooks, "monitorEventLoopDelay");
  onTestFinished(() => watching.mockRestore());
  const { registry } = createMetrics();
  expect(watching).toHaveBeenCalledOnce();
  expect(watching.mock.calls[0]?.[0]?.resolution).toBeGreaterThanOrEqual(100);
  expect(await registry.metrics()).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});
