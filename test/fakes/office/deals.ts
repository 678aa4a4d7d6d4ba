/** A deal that tests start from, and what has become of it. */
import type { Card } from "../../../src/chat/card.ts";
import { movesOf } from "./history.ts";
import type { Office } from "./office.ts";
import type { Person } from "./person.ts";

/** What the gate to a qualified customer requires. */
export const qualified = { intent: "yes", "ability-to-pay": "yes" };

/** Logs a deal that the rest of the test is about, whatever is doubted in it. @returns its card */
export async function logged(person: Person, line: string): Promise<Card> {
  const answer = await person.says(`/deal new ${line}`);
  return answer.reply.type === "card" ? answer.card : (await person.fills()).card;
}

/** One deal with each of these customers, however much their names resemble one another. */
export async function loggedWith(person: Person, names: readonly string[]): Promise<void> {
  for (const name of names) {
    let { reply } = await person.says(`/deal new "${name}" 10万 12/20`);
    while (reply.type === "form") {
      const asks = reply.form.fields.some((field) => field.name === "customerId");
      ({ reply } = await person.fills(asks ? { customerId: "new" } : {}));
    }
  }
}

/** The row, with its customer, and its next step as text. */
export async function dealRow(office: Office, number = 1) {
  const { prisma } = office.database;
  const row = await prisma.deal.findFirstOrThrow({
    where: { workspaceId: office.workspaceId, number },
    include: { customer: true },
  });
  const id = row.nextStepId;
  const next = id && (await prisma.remark.findUniqueOrThrow({ where: { id } }));
  return { ...row, nextStep: next ? next.text : null };
}

/** The kinds of events that moved it, in order. */
export const kindsOf = async (office: Office, number = 1): Promise<string[]> =>
  (await movesOf(office, number)).map((move) => move.kind);
