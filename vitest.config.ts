import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/fakes/postgres-server.ts"],
    // Real servers, real databases: a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    pool: "forks",
    maxWorkers: 2,
    // A worker keeps its embedded databases from file to file: making one takes longer than most suites.
    isolate: false,
  },
});
