import { describe, expect, test } from "vitest";
import { oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("an exception from what a stage needs, on %s", (kind) => {
  let office: Office;
  let president: Colleague;
  let manager: Colleague;
  let rep: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    president = await office.joins("Ada", { role: "admin" });
    const company = await office.team("Company");
    await office.leads(president.id, company);
    const east = await office.team("East", company);
    manager = await office.joins("Chen", { role: "manager", team: east });
    await office.leads(manager.id, east);
    rep = await office.joins("Fang", { team: east });
    await rep.says("/deal new ACME 120万 2030-01-01");
  });

  const asks = async (who = rep, values: Record<string, string> = {}) => {
    await who.says("/deal exception ACME");
    return who.fills({ criteria: "order-soon", reason: "They buy next year", ...values });
  };
  const rows = () =>
    office.database.prisma.exception.findMany({ where: { workspaceId: office.workspaceId } });
  const theOne = async () => (await rows())[0]!.id;
  /** Cards that were sent to somebody. */
  const sentTo = async (who: Colleague) => {
    const identities = await office.database.prisma.identity.findMany({ where: { memberId: who.id } });
    const found = await office.database.prisma.delivery.findMany({
      where: {
        workspaceId: office.workspaceId,
        key: { startsWith: "exception" },
        recipient: {
          in: identities.flatMap(({ externalId, address }) => [externalId, address ?? externalId]),
        },
      },
      orderBy: { createdAt: "asc" },
    });
    return found.map(({ content }) => JSON.stringify(content));
  };
  const decides = (who: Colleague, action: "approve" | "refuse", id: string) =>
    who.presses({ action: `exception.${action}`, values: { exception: id } });
  const stage = async () =>
    (
      await office.database.prisma.deal.findFirstOrThrow({
        where: { workspaceId: office.workspaceId, number: 1 },
      })
    ).stage;
  const advances = async () => {
    await rep.says("/deal advance ACME");
    return rep.fills({ intent: "yes", "ability-to-pay": "yes" });
  };

  test("is offered where something is missing, asked for with a reason, and sent to the manager", async () => {
    expect((await rep.says("/deal advance ACME")).words).toContain("/deal exception #1 asks the manager");
    const { form } = await rep.says("/deal exception ACME they buy next year");
    expect(form.fields.map(({ name, value }) => [name, value])).toEqual([
      ["criteria", "intent\nability-to-pay\norder-soon"],
      ["reason", "they buy next year"],
      ["until", "2026-12-02"],
    ]);
    const { words } = await rep.fills({ criteria: "order-soon" });
    expect(words).toContain("Asked Chen for an exception: Order likely soon");
    const [card] = await sentTo(manager);
    for (const part of ["#1 ACME", "Order likely soon", "they buy next year", "exception.approve"])
      expect(card).toContain(part);
    expect(await sentTo(president)).toEqual([]);
  });

  test("can be decided when the stage it is for has been taken out since", async () => {
    await asks();
    const process = "customer-funnel";
    const stage = "qualified-customer";
    await president.presses({ action: "process.stage-remove", values: { process, stage, version: 2 } });
    const stages = `${stage}=prospect`;
    await president.presses({ action: "process.move-now", values: { process, version: 3, stages } });
    expect((await decides(manager, "approve", await theOne())).words).toContain("Qualified customer");
    expect(office.failures).toEqual([]);
    expect((await rows())[0]?.state).toBe("approved");
  });

  test("approved, lets the deal pass until its last day, and says so", async () => {
    await asks();
    await advances();
    expect(await stage()).toBe("prospect");
    expect((await decides(manager, "approve", await theOne())).words).toContain("Approved until");
    expect((await sentTo(rep)).join()).toContain("Chen approved it until");
    expect((await rep.says("/deal ACME")).words).toContain("Exception until Dec 2: Order likely soon");
    expect((await rep.says("/deal advance ACME")).words).toContain("Order likely soon: exception until");
    await rep.fills({ intent: "yes", "ability-to-pay": "yes" });
    expect(await stage()).toBe("qualified-customer");
    expect((await rep.says("/deal history ACME")).words).toContain(
      "Chen approved an exception (Order likely soon)",
    );
  });

  test("is never one from the contract or its payment: they are the win", async () => {
    await rep.says("/deal new Beta 50万 月底");
    await rep.says("/deal advance Beta");
    await rep.fills({ intent: "yes", "ability-to-pay": "yes" });
    expect((await rep.says("/deal advance Beta")).words).not.toContain("/deal exception");
    expect((await rep.says("/deal exception Beta")).refusal).toContain(
      "No exception makes a win: Contract signed",
    );
  });

  test("ended, holds no more", async () => {
    await asks();
    await decides(manager, "approve", await theOne());
    office.later({ hours: 24 * 15 });
    await advances();
    expect(await stage()).toBe("prospect");
  });

  test("refused, with a reason that is told, it changes nothing, and may be asked for again", async () => {
    await asks();
    await decides(manager, "refuse", await theOne());
    expect((await manager.fills({ answer: "" })).errors.answer).toBeDefined();
    await manager.fills({ answer: "Too early" });
    expect((await sentTo(rep)).join()).toContain("Chen refused it: Too early");
    await advances();
    expect(await stage()).toBe("prospect");
    expect((await asks()).words).toContain("Asked Chen");
  });

  test("refused, leaves what had been typed into the deal's form", async () => {
    await rep.says("/deal advance ACME");
    await rep.fills({ "ability-to-pay": "yes", evidence: "Their CFO said so" });
    await asks();
    await decides(manager, "refuse", await theOne());
    await manager.fills({ answer: "Too early" });
    const { form, words } = await rep.says("/deal advance ACME");
    expect(words).toContain("What you typed last time is still here.");
    const typed = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    expect(typed).toMatchObject({ "ability-to-pay": "yes", evidence: "Their CFO said so" });
  });

  test("is decided once, however many decide", async () => {
    await asks();
    await decides(manager, "approve", await theOne());
    expect((await decides(president, "refuse", await theOne())).refusal).toContain(
      "Chen has already approved it",
    );
  });

  test("pressed on two chats at the same moment is decided once, and the asker is told once", async () => {
    await asks();
    const { prisma } = office.database;
    await prisma.member.update({ where: { id: president.id }, data: { email: "ada@example.com" } });
    const onSlack = office.stranger("Ada", "ada@example.com");
    expect((await onSlack.says("/deal exceptions")).words).toContain("Waiting for an answer");
    const id = await theOne();
    const refusal = await onSlack.presses({ action: "exception.refuse", values: { exception: id } });
    const answers = await Promise.all([
      decides(manager, "approve", id),
      onSlack.submits(refusal.form, { ...refusal.form.hidden, answer: "Too early" }),
      decides(president, "approve", id),
    ]);
    expect(answers.map(({ reply }) => reply.type).toSorted()).toEqual(["card", "notice", "notice"]);
    for (const answer of answers.filter(({ reply }) => reply.type === "notice"))
      expect(answer.refusal).toMatch(/has already (approved|refused) it/);
    expect(await sentTo(rep)).toHaveLength(1);
    expect((await rows())[0]!.state).not.toBe("asked");
    expect(office.failures).toEqual([]);
  });

  test("is nobody's own to approve: the next above is asked, and the one at the top is told", async () => {
    await manager.says("/deal new Beta 50万 2030-01-01");
    await manager.says("/deal exception Beta");
    expect((await manager.fills({ criteria: "order-soon", reason: "Later" })).words).toContain("Asked Ada");
    expect((await decides(manager, "approve", await theOne())).refusal).toContain(
      "Nobody approves their own",
    );
    await president.says("/deal new Gamma 50万 2030-01-01");
    expect((await president.says("/deal exception Gamma")).refusal).toContain("nobody above you");
  });

  test("goes past a manager who is away", async () => {
    await manager.says("/team away 2026-11-17 ~ 2026-11-20");
    expect((await asks()).words).toContain("Asked Ada");
  });

  const leaves = async (name: string) => {
    await president.says(`/team remove ${name}`);
    await president.clicks("Remove");
  };

  test("asked of a manager who leaves is asked once of the next above, and the asker is told", async () => {
    await asks();
    await leaves("Chen");
    const [request, ...more] = await sentTo(president);
    expect(more).toEqual([]);
    for (const part of ["#1 ACME", "Order likely soon", "They buy next year", "exception.approve"])
      expect(request).toContain(part);
    expect(await sentTo(rep)).toEqual([
      expect.stringContaining("Chen has left the team. I asked Ada for the exception instead."),
    ]);
    await decides(president, "approve", await theOne());
    expect((await rows())[0]!.state).toBe("approved");
    // Of what is decided nobody is asked again.
    const bo = await office.joins("Bo", { role: "admin" });
    await bo.says("/team remove Ada");
    await bo.clicks("Remove");
    expect(await sentTo(bo)).toEqual([]);
    expect(await sentTo(rep)).toHaveLength(2);
  });

  test("asked of several is asked of nobody anew when one of them leaves; when none is left, that is said", async () => {
    for (const name of ["Bo", "Cy"]) await office.joins(name, { role: "admin" });
    await president.says("/deal new Beta 50万 2030-01-01");
    await president.says("/deal exception Beta");
    await president.fills({ criteria: "order-soon", reason: "Later" });
    await leaves("Bo");
    expect(await sentTo(president)).toEqual([]);
    await leaves("Cy");
    expect(await sentTo(president)).toEqual([expect.stringContaining("there is nobody above you now")]);
  });

  test("is not to be decided by who does not see the deal, nor by a rep", async () => {
    const west = await office.team("West");
    const other = await office.joins("Li", { role: "manager", team: west });
    await office.leads(other.id, west);
    await asks();
    expect((await decides(other, "approve", await theOne())).refusal).toBeDefined();
    expect((await decides(rep, "approve", await theOne())).refusal).toContain("role doesn't allow");
    expect((await rows())[0]!.state).toBe("asked");
  });

  test.each([
    [{ criteria: "" }, "criteria"],
    [{ criteria: "first-payment" }, "criteria"],
    [{ reason: "" }, "reason"],
    [{ until: "2026-11-01" }, "until"],
    [{ until: "2027-11-01" }, "until"],
    [{ until: "soonish" }, "until"],
  ])("is not asked for by %j", async (values, field) => {
    const { errors } = await asks(rep, values);
    expect(Object.keys(errors)).toEqual([field]);
    expect(await rows()).toEqual([]);
  });

  test("is listed with what holds, what waits, and how often who asked", async () => {
    await asks();
    const waiting = await manager.says("/deal exceptions");
    expect(waiting.words).toContain("Waiting for an answer");
    await decides(manager, "approve", await theOne());
    const { words } = await manager.says("/商机 特批");
    for (const part of ["Holding now", "#1 ACME", "asked by Fang", "decided by Chen", "Order likely soon"])
      expect(words).toContain(part);
    expect((await manager.says("/deal run digest")).words).toContain(
      "1 exception from stage requirements in force",
    );
  });
});
