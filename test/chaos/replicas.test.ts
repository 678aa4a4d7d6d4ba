import { test } from "vitest";
import { databases } from "../fakes/database.ts";
import { patience, runChaos } from "./run-chaos.ts";

test.runIf(databases.includes("server"))(
  "two replicas on a server: what was acknowledged is there, nothing is there twice",
  () => runChaos("server"),
  patience,
);
