// A Bolt app that only acknowledges: the cost of HTTP, signature check and Bolt alone.
import { startBolt } from "./start-bolt.ts";

await startBolt((_command, ack) => ack());
