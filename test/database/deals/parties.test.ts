/** Partners with their shares, competitors in people's own words, helpers who see one card, and links. */
import { describe, expect, test } from "vitest";
import { chatWords } from "../../../src/chat/words.ts";
import { transaction } from "../../../src/database/transaction.ts";
import { personalDataOfParties } from "../../../src/deal-parties/personal-data.ts";
import { partyWords } from "../../../src/deal-parties/words.ts";
import { cardWords } from "../../../src/deals/card/words.ts";
import { loadParties } from "../../../src/deals/facts/parties.ts";
import { namingWords } from "../../../src/deals/naming/words.ts";
import { oneDatabase } from "../../fakes/database.ts";
import { dealRow, logged } from "../../fakes/office/deals.ts";
import { inOffices } from "../../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../../fakes/office/office.ts";

const words = partyWords("en");
const onCard = cardWords("en");

describe.each(oneDatabase)("who else plays a part in a deal on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let boss: Colleague;
  let priya: Colleague;
  inOffices(kind, async (opened) => {
    office = opened;
    const [east, west] = [await office.team("East"), await office.team("West")];
    boss = await office.joins("Boss", { role: "manager", team: east });
    await office.leads(boss.id, east);
    fang = await office.joins("Fang", { team: east });
    priya = await office.joins("Priya", { team: west });
  });

  const parties = async (number = 1) => {
    const { id } = await dealRow(office, number);
    const { workspace } = await office.company();
    return (await loadParties({ db: office.database.prisma, workspace }, [id]))(id);
  };

  test("partners bring or join in it with a share, of which there are 100 at most", async () => {
    await logged(fang, "ACME 100k 12/20");
    const saved = await fang.says("/deal partner ACME Acme Partners 20% brought");
    expect(saved.words).toContain(words.saved.partner("Acme Partners"));
    expect(saved.words).toContain("Acme Partners 20% (brought it)");
    await fang.says("/deal partner ACME Beta Consulting 70%");
    expect((await fang.says("/deal partner ACME Gamma 20%")).errors).toEqual({
      share: words.tooMuch(90, 10),
    });
    for (const share of ["0", "101", "2.5", "-5", "a lot", ""])
      expect((await fang.fills({ share })).errors, share).toEqual({ share: words.needShare });
    await fang.fills({ share: "10" });
    // The same company whatever its legal form: its share changes.
    await fang.says("/deal partner ACME ACME Partners Ltd 15%");
    expect((await parties()).partners.map(({ name, share }) => [name, share]).toSorted()).toEqual([
      ["Acme Partners", 15],
      ["Beta Consulting", 70],
      ["Gamma", 10],
    ]);
    expect((await fang.says("/deal partner ACME Beta Consulting out")).words).toContain(
      words.removed.partner("Beta Consulting"),
    );
    expect((await parties()).partners).toHaveLength(2);
    const undone = await fang.says("/deal undo");
    expect(undone.words).toContain("partner Beta Consulting is out of it");
    expect((await parties()).partners).toHaveLength(3);
    expect((await fang.says("/deal history ACME")).words).toContain(
      "partner Acme Partners (brought it, 20%)",
    );
  });

  test("two who give out the last share at the same time do not give out more than there is", async () => {
    await logged(fang, "ACME 100k 12/20");
    const given = await Promise.all([
      fang.says("/deal partner #1 Alpha 60%"),
      boss.says("/deal partner #1 Beta 60%"),
    ]);
    const total = (await parties()).partners.reduce((sum, { share }) => sum + share, 0);
    expect(total).toBe(60);
    expect(given.filter(({ reply }) => reply.type === "card")).toHaveLength(1);
  });

  test("competitors have strengths and weaknesses, which no event keeps and an erasure empties", async () => {
    await logged(fang, "ACME 100k 12/20");
    await fang.says("/deal competitor ACME Oracle");
    const said = { strengths: "Incumbent <b>", weaknesses: "Twice our price" };
    const saved = await fang.fills(said);
    expect(saved.words).toContain("Competitors: Oracle");
    const shown = await fang.says("/deal parties ACME");
    expect(shown.words).toContain("Oracle | Incumbent <b> | Twice our price");
    await fang.clicks(words.change);
    expect(fang.form?.fields.map(({ value }) => value)).toEqual([
      "Oracle",
      said.strengths,
      said.weaknesses,
      "in",
    ]);
    const events = await office.database.prisma.event.findMany({
      where: { workspaceId: office.workspaceId },
    });
    expect(JSON.stringify(events.map(({ values }) => values))).not.toContain("Incumbent");
    const sought = { id: fang.id, workspaceId: office.workspaceId, name: "Fang", email: null, accounts: [] };
    await transaction(office.database, async (tx) => {
      await personalDataOfParties.erase(tx, { ...sought, instead: { name: "Somebody", words: "(erased)" } });
    });
    expect((await parties()).competitors).toMatchObject([{ strengths: "(erased)", weaknesses: "(erased)" }]);
    expect((await fang.says("/deal competitor ACME Oracle out")).words).toContain(
      words.removed.competitor("Oracle"),
    );
    expect((await parties()).competitors).toEqual([]);
  });

  test("how many suppliers are left is filled in from the competitors that were named", async () => {
    const ada = await office.joins("Ada", { role: "admin" });
    await ada.presses({ action: "process.standard", values: { process: "action-standards" } });
    await logged(fang, "ACME 100k 12/20");
    const { id } = await dealRow(office);
    for (const name of ["Oracle", "SAP"]) {
      await fang.says(`/deal competitor ACME ${name}`);
      await fang.fills({ strengths: "In house already" });
    }
    await office.database.prisma.$transaction(async (tx) => {
      await tx.$executeRawUnsafe("SET LOCAL session_replication_role = replica");
      await tx.deal.update({ where: { id }, data: { stage: "approved" } });
    });
    await fang.says("/deal advance ACME");
    const left = fang.form?.fields.find(({ name }) => name === "competitors-left");
    expect(left).toMatchObject({ value: "3" });
  });

  test("a helper sees that deal's card, adds notes to it, and sees nothing else", async () => {
    await logged(fang, "ACME 100k 12/20 Suite");
    await logged(fang, "Globex 90k 12/20 Suite");
    const { id } = await dealRow(office);
    const { id: other } = await dealRow(office, 2);
    const { gone } = namingWords("en");
    expect((await priya.presses({ action: "deal.show", values: { id } })).words).toBe(gone);
    const saved = await fang.says("/deal helper ACME Priya presales 8h");
    expect(saved.words).toContain("Helpers: Priya (presales, 8 h)");
    const notices = await office.database.prisma.delivery.findMany({
      where: { workspaceId: office.workspaceId, key: { startsWith: "helper:" } },
    });
    expect(JSON.stringify(notices.map(({ content }) => content))).toContain(
      "Fang asks you to help with a deal",
    );
    for (const line of ["/deal show ACME", "/deal show #1"]) {
      const shown = await priya.says(line);
      expect(shown.words, line).toContain("Suite");
      expect(shown.buttons.map(({ label }) => label)).toEqual([onCard.note]);
    }
    expect((await priya.clicks(onCard.note)).form).toBeDefined();
    expect((await priya.fills({ note: "Showed them the demo, call on Friday" })).words).toContain(
      "Showed them",
    );
    // Whoever went along records the visit, with what they saw; it is theirs, and of this deal alone.
    const visited = await priya.says("/deal visit ACME met Jen 45min, wants a quote");
    expect(visited.words).toContain("Visit, 45 min: recorded on #1 ACME");
    expect(visited.buttons.map(({ label }) => label)).not.toContain(onCard.update);
    await priya.clicks(onCard.correctTouch);
    await priya.fills({ minutes: "50" });
    await priya.presses({ action: "deal.touch", values: { id } });
    expect(priya.form!.fields.map(({ name }) => name)).toEqual([
      "kind",
      "note",
      "newPerson",
      "minutes",
      "on",
    ]);
    expect((await priya.fills({ note: "Second demo", minutes: "30" })).words).toContain(
      "recorded on #1 ACME",
    );
    const touches = await office.database.prisma.touch.findMany({
      where: { workspaceId: office.workspaceId },
    });
    // The first one was corrected.
    const minutes = touches.filter(({ memberId }) => memberId === priya.id).map((one) => one.minutes);
    expect(minutes.filter((one) => one !== null)).toEqual([45, 50, 30]);
    expect((await priya.says("/deal visit Globex met Jen")).words).not.toContain("recorded on");
    expect((await priya.says("/deal call ACME they agree; next: send the offer Friday")).words).toContain(
      "recorded on #1",
    );
    // What comes next is up to the owner.
    expect(await dealRow(office)).toMatchObject({ nextStep: null, ownerId: fang.id });
    const refused = [
      "deal.update",
      "deal.advance",
      "deal.history",
      "deal.prepare",
      "deal.lose",
      "deal.parties",
    ];
    for (const action of [
      ...refused,
      "deal.partner",
      "deal.competitor",
      "deal.helper",
      "deal.link",
      "deal.assign",
    ])
      expect((await priya.presses({ action, values: { id } })).words, action).toBe(gone);
    expect((await priya.presses({ action: "deal.show", values: { id: other } })).words).toBe(gone);
    for (const line of ["/deal list all", "/deal list ACME", "/funnel", "/funnel sources", "/forecast"])
      expect((await priya.says(line)).words, line).not.toContain("Suite");
    expect((await priya.says("/deal show Globex")).words).not.toContain("Suite");
    expect((await priya.says("/customer ACME")).words).not.toContain("100");
    await fang.says("/deal helper ACME Priya out");
    expect((await priya.presses({ action: "deal.show", values: { id } })).words).toBe(gone);
    expect((await priya.says("/deal show ACME")).words).not.toContain("Suite");
    expect((await priya.presses({ action: "deal.note", values: { id } })).words).toBe(gone);
  });

  test("the owner helps anyway, hours are whole, and nobody who is unknown", async () => {
    await logged(fang, "ACME 100k 12/20");
    expect((await fang.says("/deal helper ACME Fang presales")).reply.type).not.toBe("card");
    await fang.says("/deal helper ACME");
    for (const hours of ["0", "-1", "1.5", "2001", "some"])
      expect((await fang.fills({ member: priya.id, hours })).errors, hours).toEqual({
        hours: words.badHours,
      });
    expect((await fang.fills({ member: office.workspaceId, hours: "" })).errors).toEqual({
      member: words.needHelper,
    });
    expect((await fang.fills({ member: priya.id, hours: "" })).words).toContain("Helpers: Priya (presales)");
  });

  test("links open a page, and only such as say who they are", async () => {
    await logged(fang, "ACME 100k 12/20");
    const saved = await fang.says("/deal link ACME https://docs.example.com/offer The <offer>");
    const button = saved.buttons.find(({ opens }) => opens !== undefined);
    expect(button).toMatchObject({ label: "The <offer>", opens: "https://docs.example.com/offer" });
    await fang.says("/deal link ACME javascript://alert(1) Look here");
    expect(fang.form?.fields[0]?.error).toBe(words.badUrl("javascript://alert(1)"));
    await fang.says("/deal parties ACME");
    await fang.clicks(words.change);
    expect((await fang.fills({ keep: "gone" })).words).toContain(words.removed.link("The <offer>"));
    expect((await parties()).links).toEqual([]);
    await fang.says("/deal undo");
    expect((await parties()).links).toHaveLength(1);
  });

  test("who may only look is offered no form", async () => {
    await logged(fang, "ACME 100k 12/20");
    const fin = await office.joins("Fin", { role: "finance" });
    const shown = await fin.says("/deal parties ACME");
    expect(shown.buttons.map(({ label }) => label)).toEqual([words.card]);
    expect((await fin.says("/deal partner ACME Alpha 10%")).words).toBe(chatWords("en").notAllowed);
  });
});
