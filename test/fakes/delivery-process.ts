// A process of its own that sends, for a test that kills it: node test/fakes/delivery-process.ts DIRECTORY.
// Its chat takes a message, prints that it did, and never answers.
import { writeSync } from "node:fs";
import { openDatabase } from "../../src/database/open-database.ts";
import { transaction } from "../../src/database/transaction.ts";
import { enqueueMany } from "../../src/delivery/enqueue.ts";
import { startDelivery } from "../../src/delivery/start-delivery.ts";
import { foundCompany, message } from "./company.ts";
import { RecordingChat } from "./recording-chat.ts";

const database = await openDatabase({ dataDir: process.argv[2] ?? "" });
const company = await foundCompany(database);
const chat = new RecordingChat();
chat.after = ({ key }) => {
  writeSync(1, `arrived ${key}\n`);
  return new Promise(() => {});
};
const pace = { recipient: { everyMs: 3_000 }, installation: { everyMs: 0 } };
await startDelivery({ database, chats: [chat], log: console, paces: { web: pace } });
await transaction(database, (tx) =>
  enqueueMany(tx, [message(company, "in-flight"), message(company, "behind-it")]),
);
