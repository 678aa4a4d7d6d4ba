import { setTimeout as wait } from "node:timers/promises";
import type { Faults } from "./faults.ts";
import type { Answer } from "./loopback-http.ts";

/** Answers a call as planned by `faults`; `act` is what the peer does otherwise. */
export async function withFaults(
  faults: Faults,
  call: string,
  act: () => Promise<Answer> | Answer,
  rateLimited: (seconds: number) => Answer,
): Promise<Answer> {
  const fault = faults.take(call);
  switch (fault?.kind) {
    case undefined:
      return act();
    case "rate-limited":
      return rateLimited(fault.seconds);
    case "refused":
      return { status: fault.status, body: "upstream unavailable" };
    case "reset":
      return "reset";
    case "doubtful": {
      await act();
      return fault.how === "reset" ? "reset" : { status: fault.how, body: "upstream unavailable" };
    }
    case "held": {
      if (fault.what === "call") await fault.until;
      const answer = await act();
      await fault.until;
      return answer;
    }
    case "slow":
      await wait(fault.ms);
      return act();
  }
}
