import type { PersonalData, Sought } from "../company/personal-data.ts";

/** What was sent to the person; a job that finds no message is done. */
export const personalDataOfDelivery: PersonalData = {
  columns: {
    "Delivery.key": "deleted",
    "Delivery.recipient": "deleted",
    "Delivery.content": "deleted",
    "Delivery.locale": "deleted",
    "Delivery.replaces": "deleted",
    "Delivery.state": "deleted",
    "Delivery.lastError": "deleted",
    "Delivery.messageRef": "deleted",
  },
  show: async (db, person) => ({
    sentMessages: await db.delivery.findMany({
      where: toThem(person),
      select: { recipient: true, content: true, state: true, createdAt: true, sentAt: true },
      orderBy: { createdAt: "asc" },
    }),
  }),
  erase: (tx, person) => tx.delivery.deleteMany({ where: toThem(person) }),
};

const toThem = ({ workspaceId, accounts }: Sought) => ({
  workspaceId,
  OR: accounts.map(({ installationId, externalId, address }) => ({
    installationId,
    recipient: { in: [externalId, ...(address === null ? [] : [address])] },
  })),
});
