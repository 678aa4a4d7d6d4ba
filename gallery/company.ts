/** The sample company plus what it lacks: an admin, a person without deals, one with too many and too long ones. */
import { randomUUID } from "node:crypto";
import { answering } from "../scripts/say/answering.ts";
import { happenings } from "./happenings.ts";
import { logLongDeals } from "./long-deals.ts";
import { longName, zone } from "./made-up.ts";
import {
  createTick,
  type Database,
  type Locale,
  loadSampleCompany,
  type Receive,
  type Role,
  slotHandlers,
  Temporal,
} from "./product.ts";
import type { Both, Happening, Persona } from "./scene.ts";

/** A Monday, so that the week's cards come in order. The same in every run, so that pictures can be compared. */
const beginning = Temporal.Instant.from("2026-11-30T10:00:00+08:00");

export const personas: Readonly<Record<Persona, Both>> = {
  rep: { en: "Daniel Wu", zh: "王芳" },
  manager: { en: "Grace Lin", zh: "陈立" },
  admin: { en: "Anna Lee", zh: "林静" },
  newcomer: { en: "Nina Newell", zh: "方圆" },
  reader: { en: "Olivia Audit", zh: "周审" },
  longName,
};

/** People who are not in the sample company. */
const added: readonly (readonly [Persona, Role])[] = [
  ["admin", "admin"],
  ["newcomer", "rep"],
  ["reader", "read-only"],
  ["longName", "rep"],
];

export type Company = Readonly<{
  receive: Receive;
  /** The id of the person's web identity. */
  seatOf(who: Persona): string;
  /** @param until local time; everything due by then is done */
  wait(until: string): Promise<void>;
  happens(what: Happening): Promise<void>;
  /** The card of the newest message to this person. */
  mailTo(seat: string, key: string): Promise<unknown>;
  /** Name of the use case that answered last. */
  answered(): string | undefined;
}>;

/**
 * @param database empty
 * @param locale of the company and of whoever speaks
 */
export async function openGalleryCompany(database: Database, locale: Locale): Promise<Company> {
  let at = beginning;
  let useCase: string | undefined;
  const fail = (error: unknown) => {
    throw error;
  };
  await loadSampleCompany(database, at, locale);
  const seats = await addPeople(database, locale);
  const dispatch = answering({
    database,
    // Every step happens a second after the one before, however long it took.
    now: () => {
      at = at.add({ seconds: 1 });
      return at;
    },
    home: "https://loudou.example.com",
    reader: { locale },
    onError: fail,
    onDone: (name) => {
      useCase = name;
    },
  });
  const company: Company = {
    receive(inbound) {
      useCase = undefined;
      return dispatch(inbound);
    },
    seatOf: (who) => seats.get(personas[who][locale])!,
    async wait(until) {
      at = Temporal.PlainDateTime.from(until).toZonedDateTime(zone).toInstant();
      await createTick({ database, handlers: slotHandlers, onError: fail })(at);
    },
    happens: (what) => happenings[what](database, at),
    async mailTo(recipient, key) {
      const found = await database.prisma.delivery.findFirst({
        where: { recipient, key: { startsWith: key } },
        orderBy: { createdAt: "desc" },
      });
      return (found?.content as { card?: unknown } | undefined)?.card;
    },
    answered: () => useCase,
  };
  await logLongDeals(company.receive, company.seatOf("longName"), locale);
  return company;
}

/** @returns web identities by name */
async function addPeople({ prisma }: Database, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const workspace = await prisma.workspace.findFirstOrThrow();
  const installation = await prisma.installation.findFirstOrThrow();
  const home = { workspaceId: workspace.id, installationId: installation.id };
  for (const [who, role] of added) {
    const data = { workspaceId: workspace.id, name: personas[who][locale], role, locale, zone };
    const member = await prisma.member.create({ data });
    await prisma.identity.create({ data: { ...home, memberId: member.id, externalId: randomUUID() } });
  }
  const identities = await prisma.identity.findMany({ include: { member: true } });
  return new Map(identities.map(({ member, externalId }) => [member.name, externalId]));
}
