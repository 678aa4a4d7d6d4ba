/** What partners bring and competitors take is told in numbers whose deals open; and competitors are thought of where it helps. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Database } from "../../src/database/open-database.ts";
import type { Tx } from "../../src/database/transaction.ts";
import { partiesCardWords } from "../../src/digests/parties/words.ts";
import { partnerNumbers } from "../../src/measures/partners.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged, qualified } from "../fakes/office/deals.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { rowsOf } from "../fakes/office/reading.ts";

const words = partiesCardWords("en");
const paid = { ...qualified, "contract-signed": "yes", "first-payment": "yes" };

/** Rows as they never came to be by deeds: no version is asked for. */
const asReplica = (prisma: Database["prisma"], work: (tx: Tx) => Promise<unknown>) =>
  prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
    await work(tx);
  });

describe.each(oneDatabase)("partners and competitors in numbers on %s", (kind) => {
  let office: Office;
  let ada: Colleague;
  let fang: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    ada = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
  });

  const cells = async (who: Colleague, line: string) =>
    rowsOf((await who.says(line)).card).map((row) => row.cells);

  async function wins(name: string) {
    await fang.says(`/deal win ${name}`);
    await fang.fills(paid);
  }

  test("a partner's share is of what was won, to the cent, and never more than the deal", async () => {
    await logged(fang, "ACME 100.01 12/20");
    await logged(fang, "Globex 90k 12/20");
    await fang.says("/deal partner ACME Beta Consulting 33% brought");
    await fang.says("/deal partner ACME Gamma 67% joined");
    await fang.says("/deal partner Globex Beta Consulting 10% joined");
    await wins("ACME");
    expect(await cells(ada, "/funnel partners")).toEqual([
      ["Beta Consulting", "2", "1", "1", "¥100", "¥33"],
      ["Gamma", "1", "0", "1", "¥100", "¥67.01"],
    ]);
    const { workspace } = await office.company();
    const span = { since: office.now().subtract({ hours: 24 }), until: office.now().add({ hours: 24 }) };
    const numbers = await partnerNumbers(office.database.prisma, "all", { workspace, span, at: undefined });
    expect(numbers.map(({ won, share }) => [won.get("CNY"), share.get("CNY")])).toEqual([
      [10_001n, 3_300n],
      [10_001n, 6_701n],
    ]);
    await ada.says("/funnel partners");
    const listed = await ada.clicks(words.deals);
    expect(
      rowsOf(listed.card)
        .map((row) => row.cells[0])
        .toSorted(),
    ).toEqual(["#1", "#2"]);
    const min = await office.joins("Min");
    expect((await min.says("/funnel partners")).words).toContain(words.noPartners);
  });

  test("shares of deals that are all given away are their amounts to the last unit, in every currency", async () => {
    const { workspace } = await office.company();
    const { prisma } = office.database;
    const span = { since: office.now().subtract({ hours: 24 }), until: office.now().add({ hours: 24 }) };
    const [currencies, names] = [["JPY", "CNY", "KWD", "CLF"] as const, ["A", "B", "C", "D", "E"]];
    // A yen has no smaller unit; a dinar has a thousand.
    const deal = fc.record({
      currency: fc.constantFrom(...currencies),
      minor: fc.oneof(fc.bigInt(0n, 200n), fc.bigInt(0n, 10n ** 14n)),
      cuts: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: names.length - 1 }),
      left: fc.boolean(),
    });
    const partners = new Map<string, string>();
    for (const name of names) {
      const { id } = await prisma.partner.create({
        data: { workspaceId: workspace.id, name, normalised: name.toLowerCase() },
      });
      partners.set(name, id);
    }
    await logged(fang, "ACME 100 12/20");
    const model = await prisma.deal.findFirstOrThrow({ where: { workspaceId: workspace.id } });
    await fc.assert(
      fc.asyncProperty(fc.array(deal, { minLength: 1, maxLength: 8 }), async (deals) => {
        const given = new Map<string, bigint>();
        await prisma.dealPartner.deleteMany({ where: { workspaceId: workspace.id } });
        const event = await prisma.event.findFirstOrThrow({ where: { workspaceId: workspace.id } });
        const ids = deals.map(() => crypto.randomUUID());
        for (const [nth, { currency, minor, cuts, left }] of deals.entries()) {
          const { id: _, number: __, ...row } = model;
          const won = { outcome: "won", wonOn: new Date("2026-11-18"), closedAt: model.createdAt };
          const at = { id: ids[nth]!, number: 1_000_000 + nth };
          await asReplica(prisma, (tx) =>
            tx.deal.create({ data: { ...row, ...at, ...won, amountMinor: minor, currency } as never }),
          );
          const edges = [0, ...cuts.toSorted((a, b) => a - b), 100];
          const shares = edges.slice(1).map((edge, place) => edge - edges[place]!);
          // Of some the last part is kept.
          const parts = left && shares.length > 1 ? shares.slice(0, -1) : shares;
          await prisma.dealPartner.createMany({
            data: parts.map((share, place) => ({
              ...{ workspaceId: workspace.id, dealId: ids[nth]!, eventId: event.id, role: "joined", share },
              ...{ partnerId: partners.get(names[place]!)!, gone: false },
            })),
          });
          const all = BigInt(parts.reduce((sum, share) => sum + share, 0));
          given.set(currency, (given.get(currency) ?? 0n) + (minor * all) / 100n);
        }
        const numbers = await partnerNumbers(prisma, "all", { workspace, span, at: undefined });
        for (const [currency, minor] of given)
          expect([
            currency,
            numbers.reduce((sum, { share }) => sum + (share.get(currency) ?? 0n), 0n),
          ]).toEqual([currency, minor]);
        await asReplica(prisma, (tx) => tx.deal.deleteMany({ where: { id: { in: ids } } }));
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  test("a competitor is met, won against and lost to, and too few are said to be too few", async () => {
    for (const name of ["ACME", "Globex", "Initech"]) {
      await logged(fang, `${name} 100k 12/20`);
      await fang.says(`/deal competitor ${name} Oracle`);
      await fang.fills({ strengths: "In house already", weaknesses: "Twice our price" });
    }
    const prepared = await fang.says("/deal prepare ACME");
    expect(prepared.words).toContain("Oracle: for them: In house already · for us: Twice our price");
    await wins("ACME");
    await fang.says("/deal lose Globex");
    const oracle = fang.form?.fields.find(({ name }) => name === "lostTo");
    const options = oracle && "options" in oracle ? oracle.options : [];
    await fang.fills({
      lostReason: "competitor",
      lostTo: options.find(({ label }) => label === "Oracle")!.value,
    });
    const told = [["Oracle", "3", "1", "1", "1", "1", "too few yet (2)"]];
    expect(await cells(ada, "/funnel competitors")).toEqual(told);
    const listed = await ada.clicks(words.met);
    expect(rowsOf(listed.card)).toHaveLength(3);
    // An undone loss was lost to nobody.
    await fang.says("/deal undo");
    expect(await cells(ada, "/funnel competitors")).toEqual([
      ["Oracle", "3", "2", "1", "0", "0", "too few yet (1)"],
    ]);
    expect((await (await office.joins("Min")).says("/funnel competitors")).words).toContain(
      words.noCompetitors,
    );
  });
});
