import { defineConfig } from "vitest/config";
import { LongFirst } from "./test/long-first.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/fakes/postgres-server.ts"],
    // Real servers, real databases: a slow machine is no failure.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 30_000 } },
    pool: "forks",
    // One more than the two cores of a small machine: suites that talk to other programs wait for them half of the time.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    // A worker keeps its embedded databases from file to file: making one takes longer than most suites.
    isolate: false,
  },
});
