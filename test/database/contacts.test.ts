/** People at a customer's: written down, met, moved, handed out and erased; and in whose sight. */
import { describe, expect, test } from "vitest";
import { recordSeen } from "../../src/customers/contacts/found-or-made.ts";
import { recordMet } from "../../src/customers/contacts/met.ts";
import { oneDatabase } from "../fakes/database.ts";
import { logged, loggedWith } from "../fakes/office/deals.ts";
import { doAs } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";
import { buttonsOf, rowsOf } from "../fakes/office/reading.ts";

describe.each(oneDatabase)("people at a customer's on %s", (kind) => {
  let office: Office;
  let fang: Colleague;
  let mei: Colleague;
  let lead: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    const [east, west] = [await office.team("East"), await office.team("West")];
    fang = await office.joins("Fang", { team: east });
    mei = await office.joins("Mei", { team: west });
    lead = await office.joins("Lee", { role: "manager", team: east });
    await office.leads(lead.id, east);
    await logged(fang, "ACME 10万 12/20");
    await logged(fang, "Hooli 20万 12/20");
    await logged(mei, "Globex 30万 12/20");
  });

  const people = () =>
    office.database.prisma.contact.findMany({
      where: { workspaceId: office.workspaceId },
      orderBy: { createdAt: "asc" },
    });
  const listed = async (line = "/customer contacts ACME") =>
    rowsOf((await fang.says(line)).card).map(({ cells }) => cells);

  test.each([
    [
      "李总 采购 13800138000",
      { name: "李总", job: "采购", phone: "+8613800138000" },
      "李总 · 采购 · purchasing contact · +86 138 0013 8000",
    ],
    [
      "Jane Roe CFO jane@acme.com +44 20 7946 0018",
      { name: "Jane Roe", job: "CFO", mail: "jane@acme.com", phone: "+442079460018" },
      "Jane Roe · CFO · +44 20 7946 0018 · jane@acme.com",
    ],
  ])("/customer contact ACME %s", async (line, columns, said) => {
    expect((await fang.says(`/customer contact ACME ${line}`)).words).toContain(said);
    expect(await people()).toMatchObject([columns]);
  });

  test.each([
    [
      "Northern Harbour Logistics and Warehousing",
      "Northern Harbour Logistics and Warehousing Bo Lindqvist CTO",
    ],
    ["Northern Harbour Logistics", "Northern Harbour Logistics Bo Lindqvist CTO"],
    [
      "Northern Harbour Logistics and Warehousing",
      "Northern Harbour Logistics and Warehousing: Bo Lindqvist CTO",
    ],
    ["Tom & Jerry Ltd", "Tom & Jerry Ltd Bo Lindqvist CTO"],
    ["Tom & Jerry Ltd", "tom & jerry Bo Lindqvist CTO"],
    ["Tom", "Tom Bo Lindqvist CTO"],
    ["Smith, Jones and the Partners of Leeds", "Smith, Jones and the Partners of Leeds Bo Lindqvist CTO"],
  ])("a name is as long as any that exists, %s: %s", async (customer, line) => {
    await loggedWith(fang, [
      "Northern Harbour Logistics and Warehousing",
      "Northern Harbour Logistics",
      "Northern Harbour Logistics Bologna",
      "Tom & Jerry Ltd",
      "Tom",
      "Smith, Jones and the Partners of Leeds",
    ]);
    const { words } = await fang.says(`/customer contact ${line} 13800138000`);
    expect(words).toContain("Bo Lindqvist · CTO");
    expect(await people()).toMatchObject([{ name: "Bo Lindqvist", job: "CTO", phone: "+8613800138000" }]);
    expect(await listed(`/customer contacts "${customer}"`)).toHaveLength(1);
  });

  test.each([
    ["华和医疗", "华和医疗 李总 采购 13800138000"],
    ["华和医疗", "华和医疗：李总 采购 13800138000"],
    ["上海和记黄埔", "上海和记黄埔 李总 采购 13800138000"],
    ["华和 医疗 与 器械 和 用品 公司", "华和 医疗 与 器械 和 用品 公司 李总 采购 13800138000"],
  ])("a name is as long as any that exists, 中文 %s: %s", async (customer, line) => {
    await loggedWith(fang, ["华和医疗", "上海和记黄埔", "华和", "华和 医疗 与 器械 和 用品 公司"]);
    await fang.says(`/客户 联系人 ${line}`);
    expect(await people()).toMatchObject([{ name: "李总", job: "采购", phone: "+8613800138000" }]);
    expect(await listed(`/客户 联系人列表 “${customer}”`)).toHaveLength(1);
  });

  test.each([
    ["138-0013-8000", "+86 138 0013 8000"],
    ["（010）8888 6666转12", "+86 10 8888 6666 #12"],
    ["0086 138 0013 8000", "+86 138 0013 8000"],
    ["+1 (212) 555-2368", "+1 212 555 2368"],
    ["95588", "95588"],
    ["8888-6666-1234-5678-9", "8888-6666-1234-5678-9"],
  ])("a phone typed as %s", async (typed, shown) => {
    const { form } = await fang.says("/customer contact ACME");
    expect((await fang.fills({ name: "Jane", phone: typed }, form)).words).toContain(shown);
  });

  test("wrong values each get a sentence", async () => {
    const { form } = await fang.says("/customer contact ACME");
    const { errors } = await fang.fills({ name: "", phone: "call me", mail: "jane at acme" }, form);
    expect(errors).toEqual({
      name: "What are they called?",
      phone: expect.stringContaining("doesn't look like a phone number"),
      mail: expect.stringContaining("is no mail address"),
    });
  });

  test("a name that is there already is asked about", async () => {
    await fang.says("/customer contact ACME Jane Roe CFO");
    const { words } = await fang.says("/customer contact ACME Jane Roe CTO");
    expect(words).toContain("There is a Jane Roe at ACME already.");
    expect((await fang.clicks("Somebody else")).words).toContain("CTO");
    expect(await people()).toHaveLength(2);
    await fang.says("/customer contact ACME Jane Roe 13800138000");
    const same = await fang.clicks("The same: Jane Roe · CFO");
    expect(same.form.fields.find(({ name }) => name === "phone")).toMatchObject({ value: "+8613800138000" });
    expect((await fang.fills({}, same.form)).words).toContain("Phone: +86 138 0013 8000");
    expect(await people()).toHaveLength(2);
  });

  test.each(["visit first", "answer first"])(
    "met on a visit and in an answer, however written, is one person (%s)",
    async (order) => {
      const { workspaceId } = office;
      const { prisma } = office.database;
      const { customerId } = await prisma.deal.findFirstOrThrow({ where: { workspaceId } });
      const { id } = await prisma.event.findFirstOrThrow({ where: { workspaceId }, orderBy: { id: "asc" } });
      const at = { customerId, eventId: String(id) };
      const visit = () =>
        doAs(office, fang.id, (deed) =>
          recordSeen(deed, [
            { ...at, name: "Jane Roe", on: "2026-11-17" },
            { ...at, name: "JANE  roe ", on: "2026-11-18" },
          ]),
        );
      const answer = () =>
        doAs(office, fang.id, (deed) =>
          recordMet(deed, [
            { ...at, name: "jane roe", role: "user", metOn: "2026-11-16" },
            { ...at, name: "Jane  Roe", role: "user", metOn: "2026-11-16" },
            { ...at, name: "Jane Roe", role: "approver", metOn: "2026-11-16" },
          ]),
        );
      for (const deed of order === "visit first" ? [visit, answer] : [answer, visit]) await deed();
      const [person, other] = await people();
      expect(other).toBeUndefined();
      expect(person).toMatchObject({ name: order === "visit first" ? "Jane Roe" : "jane roe" });
      expect(person?.lastContactOn).toEqual(new Date("2026-11-18"));
      expect(await prisma.contactRole.count({ where: { workspaceId, contactId: person!.id } })).toBe(2);
    },
  );

  test("of two who are called alike the one who is written just so is meant", async () => {
    await fang.says("/customer contact ACME Jane Roe CFO");
    await fang.says("/customer contact ACME JANE ROE CTO");
    await fang.clicks("Somebody else");
    const [first, second] = await people();
    const { workspaceId } = office;
    const { customerId } = await office.database.prisma.deal.findFirstOrThrow({ where: { workspaceId } });
    for (const one of [first!, second!]) {
      const [id] = await doAs(office, fang.id, (deed) =>
        recordSeen(deed, [{ customerId, name: one.name, eventId: String(one.eventId), on: "2026-11-18" }]),
      );
      expect(id).toBe(one.id);
    }
  });

  test("who has been met stays met for every deal; a role's criterion offers them, and passes nobody unseen", async () => {
    expect((await fang.says("/deal #1")).words).toContain("Not met yet: user and initiator");
    await fang.says("/customer contact ACME Jane Roe user met");
    await fang.says("/customer contact ACME Bo Li initiator");
    expect((await fang.says("/deal #1")).words).toContain("Not met yet: initiator");
    expect((await fang.says("/deal prepare #1")).words).toContain("Met: Jane Roe (user)");
    const card = await fang.says("/customer ACME");
    expect(card.words).toContain(
      "Nobody has met yet: technical evaluator, initiator, purchasing contact, approver and decision maker",
    );
  });

  test("moves company and keeps what was before; the move is undone", async () => {
    await fang.says("/customer contact ACME Jane Roe CFO met");
    const { form } = await fang.clicks("Edit or move");
    const moved = await fang.fills({ company: "hooli" }, form);
    expect(moved.words).toContain("Jane Roe has moved from ACME to Hooli.");
    expect(moved.words).toContain("At ACME until Nov 18");
    expect(await listed("/customer contacts Hooli")).toHaveLength(1);
    expect((await fang.says("/deal undo")).notice).toBe("Undone: Jane Roe is back where they were.");
    expect(await listed()).toHaveLength(1);
    const again = await fang.presses({ action: "customer.contact", values: { id: (await people())[0]!.id } });
    const stranger = await fang.fills({ company: "Globex" }, again.form);
    expect(stranger.refusal).toContain("Colleagues look after Globex");
  });

  test("writing somebody down is undone, unless they have been met since", async () => {
    await fang.says("/customer contact ACME Jane Roe CFO");
    expect((await fang.says("/deal undo")).notice).toContain("Jane Roe isn't among the contacts anymore");
    expect(await listed()).toEqual([]);
  });

  test("what others changed meanwhile is asked; an erased person says so", async () => {
    await fang.says("/customer contact ACME Jane Roe CFO");
    const id = (await people())[0]!.id;
    const mine = (await fang.presses({ action: "customer.contact", values: { id } })).form;
    const theirs = (await lead.presses({ action: "customer.contact", values: { id } })).form;
    await lead.fills({ job: "CEO" }, theirs);
    const clash = await fang.fills({ job: "COO", phone: "13800138000" }, mine);
    expect(clash.form.fields.find(({ name }) => name === "job")?.error).toContain("to CEO meanwhile");
    await lead.says("/customer erase Jane Roe");
    await lead.clicks("Erase Jane Roe");
    expect((await fang.fills({ job: "COO" }, clash.form)).refusal).toBe(
      "This person's data has been erased meanwhile.",
    );
  });

  test("all about one person is handed out, and erased wherever it stands", async () => {
    await fang.says("/customer contact ACME Jane Roe CFO user met 13800138000 jane@acme.com");
    await fang.says("/deal note #1 Jane Roe wants a quote, call 138-0013-8000");
    await fang.says("/customer acme who decides: Jane Roe and the board");
    await fang.says("/deal update #1 next step: lunch with jane roe");
    const { file } = await lead.says("/customer export Jane Roe");
    expect(file.name).toContain("Jane Roe");
    const preview = await lead.says("/customer erase Jane Roe");
    expect(preview.words).toContain("3 notes or other texts");
    expect((await lead.clicks("Erase Jane Roe")).notice).toMatch(/^Erased: one person at ACME\. 1 waiting /);
    const [row] = await people();
    expect(row).toMatchObject({ name: "", job: null, phone: null, mail: null, erasedAt: expect.any(Date) });
    const texts = [
      ...(await office.database.prisma.remark.findMany({ where: { workspaceId: office.workspaceId } })),
      ...(await office.database.prisma.customerFact.findMany({ where: { workspaceId: office.workspaceId } })),
      ...(await office.database.prisma.dealFact.findMany({ where: { workspaceId: office.workspaceId } })),
      ...(await office.database.prisma.event.findMany({ where: { workspaceId: office.workspaceId } })),
    ].map((one) => JSON.stringify(one, (_, value) => (typeof value === "bigint" ? String(value) : value)));
    // An id may have any four digits.
    expect(texts.filter((text) => /jane|138-?0013/i.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes("(erased) wants a quote"))).toBe(true);
    expect((await fang.says("/deal #1")).words).toContain("Not met yet: user and initiator");
    expect((await lead.says("/customer erase Jane Roe")).refusal).toContain("Can't find anybody called");
    expect((await fang.says("/customer erase Jane Roe")).refusal).toContain("role");
  });

  test("an answer that says who was met is emptied with them, whatever they are called by now", async () => {
    await fang.says("/customer contact ACME Jane Roe user met");
    const erased = await lead.says("/customer erase jane");
    expect(erased.words).toContain("Erase Jane Roe (ACME)");
  });

  test("nobody sees or erases people of others' customers", async () => {
    await mei.says("/customer contact Globex Ivan CTO 13800138000");
    const id = (await people())[0]!.id;
    for (const line of ["contacts Globex", "contact Globex Bob CEO"])
      expect((await fang.says(`/customer ${line}`)).refusal).toContain("Colleagues look after Globex");
    expect((await fang.says("/customer Globex")).words).not.toContain("Ivan");
    expect((await fang.presses({ action: "customer.person", values: { id } })).refusal).toContain(
      "Colleagues",
    );
    expect((await fang.presses({ action: "customer.contact", values: { id } })).refusal).toContain(
      "Colleagues",
    );
    expect((await lead.says("/customer erase Ivan")).refusal).toContain("Can't find anybody called “Ivan”");
    expect((await lead.presses({ action: "customer.erase", values: { id, sure: "yes" } })).refusal).toContain(
      "Colleagues",
    );
    expect((await lead.presses({ action: "customer.export", values: { id } })).refusal).toContain(
      "Colleagues",
    );
  });

  test("10,000 people of one customer are paged, and found by name", async () => {
    const { prisma } = office.database;
    const { workspaceId } = office;
    const acme = await prisma.customer.findFirstOrThrow({ where: { workspaceId, name: "ACME" } });
    const [first] = await prisma.event.findMany({ where: { workspaceId }, take: 1 });
    await prisma.contact.createMany({
      data: Array.from({ length: 10_000 }, (_, nth) => ({
        ...{ workspaceId, customerId: acme.id, eventId: first!.id },
        name: `Person ${String(nth).padStart(5, "0")}`,
      })),
    });
    const { card, words } = await fang.says("/customer contacts ACME");
    expect(rowsOf(card)).toHaveLength(20);
    expect(words).toContain("1–20 of 10,000");
    expect((await fang.clicks("Next")).words).toContain("Person 00020");
    const { form } = await fang.clicks("Search by name");
    expect(rowsOf((await fang.fills({ search: "09999" }, form)).card).map(({ cells }) => cells[0])).toEqual([
      "Person 09999",
    ]);
    expect(buttonsOf((await fang.says("/customer ACME")).card).map(({ label }) => label)).toContain(
      "All 10,000 contacts",
    );
  });
});
