/** Bolt started as in its documentation: its own HTTP receiver, which checks the signature. */
import type { AddressInfo } from "node:net";
import type { AckFn, RespondArguments, SlashCommand } from "@slack/bolt";
import { App, LogLevel } from "@slack/bolt";

type Answer = (command: SlashCommand, ack: AckFn<string | RespondArguments>) => Promise<void>;

/** Listens on a free loopback port, prints its address, and ends on SIGTERM. */
export async function startBolt(answer: Answer): Promise<void> {
  const signingSecret = process.env.SLACK_SIGNING_SECRET ?? "";
  const app = new App({
    signingSecret,
    authorize: async () => ({ botToken: "xoxb-none" }),
    logLevel: LogLevel.ERROR,
  });
  app.command(/.*/, ({ command, ack }) => answer(command, ack));
  const server = await app.start({ port: 0, host: "127.0.0.1" });
  const { port } = server.address() as AddressInfo;
  console.log(`listening on http://127.0.0.1:${port}`);
  process.on("SIGTERM", () => process.exit(0));
}
