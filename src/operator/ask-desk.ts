import { readDeskFile } from "./desk-file.ts";
import type { Answers, Asked } from "./orders.ts";

/** Long enough for a bot that is busy. */
const patienceMs = 15_000;

/** @returns undefined where no bot runs on this data directory, or it is not there for its operator */
export async function askDesk<Order extends Asked>(
  dataDir: string,
  order: Order,
): Promise<Answers[Order["order"]] | undefined> {
  const desk = await readDeskFile(dataDir);
  if (!desk) return undefined;
  try {
    const answered = await fetch(desk.url, {
      method: "POST",
      headers: { authorization: `Bearer ${desk.secret}`, "content-type": "application/json" },
      body: JSON.stringify(order),
      redirect: "error",
      // A command may take its time: the desk shows that it is at work.
      signal: order.order === "admin" ? null : AbortSignal.timeout(patienceMs),
    });
    if (!answered.ok) return undefined;
    return ((await answered.json()) as { answer: Answers[Order["order"]] }).answer;
  } catch {
    return undefined;
  }
}
