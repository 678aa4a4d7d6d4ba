// A Bolt app that does nothing but acknowledge: what HTTP, signature and Bolt cost by themselves.
import { startBolt } from "./start-bolt.ts";

await startBolt((_command, ack) => ack());
