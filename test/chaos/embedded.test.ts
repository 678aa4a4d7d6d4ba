import { test } from "vitest";
import { patience, runChaos } from "./run-chaos.ts";

test(
  "one bot with its embedded database: what was acknowledged is there, nothing is there twice",
  () => runChaos("embedded"),
  patience,
);
