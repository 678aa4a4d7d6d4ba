import { describe, expect, test } from "vitest";
import { columnsOf } from "../../src/deals/facts/deal-columns.ts";
import { logDeals } from "../../src/deals/writing/log-deals.ts";
import { criteriaOf, editionOf, type Stage } from "../../src/pipelines/pipeline.ts";
import { textOf } from "../../src/pipelines/rows/load-pipelines.ts";
import { writePipelineFile } from "../../src/pipelines/written/write-file.ts";
import { both } from "../../src/text/locale.ts";
import { oneDatabase } from "../fakes/database.ts";
import { dealRow, logged } from "../fakes/office/deals.ts";
import { offered } from "../fakes/office/harmless-files.ts";
import { dealOf, doAs } from "../fakes/office/history.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("a sales process is edited on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let fang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Ada", { role: "admin" });
    fang = await office.joins("Fang");
  });

  const process = "customer-funnel";
  const press = (action: string, values: Record<string, string> = {}, who = admin) =>
    who.presses({ action, values: { process, ...values } });
  const newest = async (code = process) => {
    const { pipelines } = await office.company();
    return pipelines.newest.find((one) => one.code === code)!;
  };
  const stages = async () => (await newest()).stages.map(({ code }) => code);

  test("copied under a name of its own, which takes no deals yet", async () => {
    await press("process.copy");
    expect((await admin.fills({ en: "Customer funnel" })).words).toContain(
      "There is another sales process called",
    );
    const { words } = await admin.fills({ en: "", zh: "南方漏斗" });
    expect(words).toContain("南方漏斗 is ready");
    const copy = await newest("nanfangloudou");
    expect(copy).toMatchObject({ version: 1, name: { en: "南方漏斗", zh: "南方漏斗" } });
    expect(copy.stages).toEqual((await newest()).stages);
    await logged(fang, "ACME 120万 月底");
    expect(await dealRow(office)).toMatchObject({ pipeline: process });
  });

  test("renamed, with another beginning", async () => {
    await press("process.edit");
    const { words } = await admin.fills({ en: "Our funnel", about: "All we sell", start: "target-account" });
    expect(words).toContain("Our funnel is now version 3");
    expect(await newest()).toMatchObject({
      name: { en: "Our funnel", zh: "客户漏斗" },
      about: { en: "All we sell", zh: "时间花在谁身上：从目标市场到首款到账" },
      start: "target-account",
    });
    await logged(fang, "ACME 120万 月底");
    expect(await dealRow(office)).toMatchObject({ stage: "target-account", pipelineVersion: 3 });
  });

  test("a stage comes in, is changed, goes elsewhere and is taken out; deals stay where they were", async () => {
    await logged(fang, "ACME 120万 月底");
    await admin.says("/deal pipeline");
    await admin.clicks("Add a stage…");
    expect(
      (await admin.fills({ en: "Needs analysis", likelihood: "140", after: "prospect" })).words,
    ).toContain("“Likelihood in percent” may be at most 100");
    await admin.fills({ en: "Prospect", likelihood: "30", after: "prospect" });
    expect(admin.form?.fields[0]).toMatchObject({
      value: "Prospect",
      error: "“Prospect” already leads to the stage Prospect. Choose a word that means one stage only.",
    });
    await admin.fills({
      en: "Needs analysis",
      likelihood: "30 %",
      after: "prospect",
      aliases: "needs, 需求",
    });
    expect(await stages()).toEqual([
      "target-account",
      "prospect",
      "needs-analysis",
      "qualified-customer",
      "signed-customer",
    ]);
    await admin.says("/deal pipeline needs");
    await admin.clicks("Edit…");
    await admin.fills({ after: "target-account", workdays: "3" });
    expect((await newest()).stages[1]).toMatchObject({ code: "needs-analysis", workdays: 3, likelihood: 30 });
    await press("process.stage", { stage: "needs-analysis" });
    expect((await admin.fills({ after: "signed-customer" })).words).toContain("Stages go from open to won");
    await admin.says("/deal pipeline prospect");
    expect((await admin.clicks("Take out…")).refusal).toContain("New deals begin in Prospect");
    await press("process.stage-remove", { stage: "qualified-customer" });
    expect((await admin.clicks("Take out")).words).toContain("Customer funnel is now version 3");
    expect(await stages()).toEqual(["target-account", "needs-analysis", "prospect", "signed-customer"]);
    expect((await press("process.stage-remove", { stage: "signed-customer" })).refusal).toContain(
      "No stage is the win",
    );
    expect(await dealRow(office)).toMatchObject({ stage: "prospect", pipelineVersion: 2 });
  });

  test("a name that a former stage had makes no second stage of it", async () => {
    await press("process.stage-remove", { stage: "qualified-customer" });
    await admin.clicks("Take out");
    await press("process.stage");
    await admin.fills({ en: "Qualified customer", likelihood: "40" });
    expect(await stages()).toContain("qualified-customer-2");
  });

  test("a criterion of each kind comes in, and is asked for in its place", async () => {
    const added: Record<string, Record<string, string>> = {
      field: { field: "source" },
      within: { days: "10" },
      tick: {},
      answer: {},
      number: { atLeast: "50" },
      choice: { options: "Web | 网站\nFair", several: "yes" },
      role: { role: "decision-maker" },
      approval: { by: "colleague" },
      evidence: {},
      payment: {},
    };
    for (const [of, details] of Object.entries(added)) {
      await press("process.criterion", { stage: "prospect" });
      await admin.fills({ kind: of });
      const { words } = await admin.fills({ en: `My ${of}`, zh: `我的 ${of}`, ...details });
      expect(words).toContain(`My ${of}`);
    }
    const { leave } = (await newest()).stages[1]!;
    expect(leave.slice(-10).map(({ key, kind: one, must }) => [key, one, must])).toEqual(
      Object.keys(added).map((of) => [`my-${of}`, of, true]),
    );
    expect(leave.find(({ key }) => key === "my-choice")).toMatchObject({
      several: true,
      options: [
        { code: "web", name: { en: "Web", zh: "网站" } },
        { code: "fair", name: { en: "Fair", zh: "Fair" } },
      ],
    });
    expect(leave.find(({ key }) => key === "my-within")).toMatchObject({ workdays: 10 });
    await logged(fang, "ACME 120万 月底");
    const { form } = await fang.says("/deal advance ACME");
    expect(form.fields.map(({ name }) => name)).toContain("my-choice");
  });

  test("a criterion is changed, weighed, put elsewhere and taken out", async () => {
    const of = { stage: "prospect", key: "finances" };
    await press("process.criteria", { stage: "prospect" });
    expect(admin.card?.title).toBe("Prospect: criteria");
    await press("process.criterion", of);
    await admin.fills({ weight: "must", way: "enter", after: "^", hint: "From the annual report" });
    const [, prospect] = (await newest()).stages;
    expect(prospect!.enter.map(({ key }) => key)).toEqual(["finances", "source"]);
    expect(prospect!.enter[0]).toMatchObject({
      must: true,
      as: "question",
      hint: { en: "From the annual report" },
    });
    await press("process.criterion", of);
    expect((await admin.fills({ takeOut: "yes" })).words).toContain("Customer funnel is now version 3");
    expect(criteriaOf(await newest()).map(({ key }) => key)).not.toContain("finances");
    await press("process.criterion", { stage: "prospect", key: "expected-profit" });
    expect((await admin.fills({ atLeast: "5", atMost: "3" })).words).toContain("can't both hold");
  });

  test("a question to the customer and a piece of work are criteria that say so", async () => {
    await press("process.criterion", { stage: "prospect" });
    await admin.fills({ kind: "answer" });
    await admin.fills({ en: "Why now", weight: "should", as: "question" });
    await press("process.criterion", { stage: "prospect", key: "decision-structure" });
    await admin.fills({ as: "work" });
    const { words } = await fang.says("/deal pipeline prospect");
    expect(words).toMatch(/Questions.*Why now.*Work in this stage.*Who decides/s);
    await press("process.criterion", { stage: "prospect", key: "decision-structure" });
    await admin.fills({ as: "fact" });
    expect(criteriaOf(await newest()).find(({ key }) => key === "decision-structure")).not.toHaveProperty(
      "as",
    );
  });

  test("what to aim at in a stage, with whom, and what to say to whom; what stays keeps its other language", async () => {
    await press("process.stage", { process: "key-account", stage: "negotiation" });
    await admin.fills({ workdays: "12" });
    const code = "key-account";
    const [before] = (await newest(code)).stages;
    expect(before!.guide.talkingPoints.length).toBeGreaterThan(0);
    await admin.says("/deal pipeline key accounts prospecting");
    const { form } = await admin.clicks("Goal and talking points…");
    const written = form.fields.find(({ name }) => name === "talkingPoints")!.value!;
    const refused = await admin.fills({ goal: "Get in", talkingPoints: "- On its own" });
    expect(refused.errors).toEqual({
      talkingPoints: expect.stringContaining("Say first whom “On its own” is for"),
    });
    expect((await admin.fills({ talkingPoints: "Banks" })).errors.talkingPoints).toContain(
      "nothing to say to “Banks”",
    );
    const { words } = await admin.fills({
      ...{ goal: "Get in", roles: "initiator\nuser" },
      talkingPoints: `${written}\nBanks:\n- Audited every year`,
    });
    for (const part of ["Get in", "Banks:", "• Audited every year"]) expect(words).toContain(part);
    const [{ guide }] = (await newest(code)).stages as [Stage];
    expect(guide.goal).toEqual({ ...before!.guide.goal, en: "Get in", zh: "Get in" });
    expect(guide.roles).toEqual(["user", "initiator"]);
    expect(guide.talkingPoints).toEqual([
      ...before!.guide.talkingPoints,
      { customers: both("Banks", "Banks"), points: [both("Audited every year", "Audited every year")] },
    ]);
    await press("process.guide", { process: code, stage: "prospecting" });
    await admin.fills({ goal: "", roles: "", talkingPoints: "" });
    expect((await newest(code)).stages[0]!.guide).toEqual({ roles: [], talkingPoints: [] });
  });

  test("assessments and reasons come in, are changed, put elsewhere and taken out", async () => {
    await admin.says("/deal pipeline");
    await admin.clicks("Assessments, reasons…");
    await admin.clicks("Add an assessment…");
    const fit = { en: "Fit", zh: "匹配度", stage: "prospect" };
    expect((await admin.fills({ ...fit, criteria: "" })).errors.criteria).toContain("What it goes through");
    const { words } = await admin.fills({ ...fit, criteria: "finances\nexpected-profit" });
    for (const part of ["Fit", "Prospect · 2 criteria"]) expect(words).toContain(part);
    await logged(fang, "ACME 120万 月底");
    expect((await fang.says("/deal assess ACME")).form.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["finances", "expected-profit"]),
    );
    await press("process.listed", { list: "assessments", code: "fit" });
    await admin.fills({ criteria: "finances\nintent\nexpected-profit" });
    // What was asked keeps its order; what is new comes last.
    expect((await newest()).assessments).toEqual([
      {
        ...{ code: "fit", name: both("Fit", "匹配度"), stage: "prospect" },
        criteria: ["expected-profit", "finances", "intent"],
      },
    ]);
    await press("process.listed", { list: "lostReasons" });
    await admin.fills({ en: "Merger", zh: "被收购", aliases: "bought up, 并购", after: "price" });
    expect((await newest()).lostReasons.slice(0, 2)).toEqual([
      expect.objectContaining({ code: "price" }),
      { code: "merger", name: both("Merger", "被收购"), aliases: ["bought up", "并购"] },
    ]);
    await logged(fang, "Beta 20万 月底");
    await fang.says("/商机 丢单 Beta 并购");
    expect((await fang.fills()).words).toContain("Merger");
    await press("process.listed", { list: "lostReasons", code: "merger" });
    await admin.fills({ takeOut: "yes" });
    // The code of a former reason stays its own.
    await press("process.listed", { list: "lostReasons" });
    await admin.fills({ en: "Merger" });
    expect((await newest()).lostReasons.at(-1)!.code).toBe("merger-2");
    expect((await fang.says("/deal Beta")).words).toContain("Merger");
    await press("process.listed", { list: "assessments", code: "fit" });
    await admin.fills({ takeOut: "yes" });
    expect((await newest()).assessments).toEqual([]);
    expect((await press("process.listed", { list: "wonReasons", code: "none-such" })).refusal).toContain(
      "out of date",
    );
  });

  test("a process takes no new deals any more, and takes them again; the standard one goes on", async () => {
    await press("process.edit");
    expect((await admin.fills({ archived: "yes" })).errors.archived).toContain("is the standard");
    const code = "classic-six";
    await press("process.offer", { process: code });
    for (const [archived, isOffered] of [
      ["yes", false],
      ["", true],
    ] as const) {
      await press("process.edit", { process: code });
      await admin.fills({ archived });
      const { pipelines } = await office.company();
      expect(pipelines.offered.some((one) => one.code === code)).toBe(isOffered);
    }
  });

  test("a form opened before somebody else's change keeps what was typed and says so", async () => {
    const other = await office.joins("Ben", { role: "admin" });
    const { form } = await press("process.edit");
    await press("process.stage", { stage: "prospect" }, other);
    await other.fills({ likelihood: "25" });
    const answer = await admin.fills({ en: "Late" }, form);
    expect(answer.words).toContain("Ben changed Customer funnel meanwhile; it is version 3 now");
    expect(admin.form?.fields[0]?.value).toBe("Late");
    expect((await newest()).name.en).toBe("Customer funnel");
  });

  test("what was written in a file stays in it", async () => {
    const { reply } = await admin.says("/deal pipeline export");
    expect(reply.type).toBe("file");
    const mine = `# ours\ncode: mine\nname: Mine\nstart: a\nstages:\n  # first\n  - { code: a, name: A1, likelihood: 5, workdays: 2 }\n  - { code: b, name: B1, phase: won, likelihood: 100, workdays: 1 }\n`;
    await admin.sendsFiles([offered("mine.yaml", mine)], "/deal pipeline import");
    await press("process.stage", { process: "mine", stage: "a" });
    await admin.fills({ likelihood: "10" });
    const text = await doAs(office, admin.id, async ({ db, workspace }) =>
      textOf(db, workspace.id, await newest("mine")),
    );
    expect(text).toBe(mine.replace("likelihood: 5", "likelihood: 10"));
  });

  describe("edits in a row", () => {
    const edits = async (likelihood: string, who = admin) => {
      await press("process.stage", { stage: "prospect" }, who);
      const { words } = await who.fills({ likelihood });
      return Number(/is now version (\d+)/.exec(words)![1]);
    };

    test("of one admin are one version to people, and each has its line in the audit", async () => {
      expect([await edits("25"), await edits("30"), await edits("35")]).toEqual([3, 3, 3]);
      expect((await admin.says("/deal pipeline")).words).toContain("Version 3");
      const { words } = await admin.says("/team audit settings");
      expect(words.match(/Ada changed the sales process Customer funnel: version 3/g)).toHaveLength(3);
      await logged(fang, "ACME 120万 月底");
      expect(await dealRow(office)).toMatchObject({ pipelineVersion: 5 });
    });

    test("are another version once somebody has used it, else after half an hour or by another admin", async () => {
      const ben = await office.joins("Ben", { role: "admin" });
      expect(await edits("25")).toBe(3);
      await logged(fang, "ACME 120万 月底");
      expect(await edits("30")).toBe(4);
      expect(await edits("35", ben)).toBe(5);
      expect(await edits("40")).toBe(6);
      office.later({ minutes: 29 });
      expect(await edits("45")).toBe(6);
      office.later({ minutes: 31 });
      expect(await edits("50")).toBe(7);
      await press("process.move-now", { version: String((await newest()).version) });
      expect(await dealRow(office)).toMatchObject({ stage: "prospect" });
      expect(await edits("55")).toBe(8);
    });

    test("are another version after it went out as a file, and after a file came in", async () => {
      expect(await edits("25")).toBe(3);
      const { reply } = await admin.says("/deal pipeline export");
      expect(reply).toMatchObject({ type: "file", file: { name: "customer-funnel-3.yaml" } });
      const text = writePipelineFile(await newest());
      expect(text).toContain("version: 3\n");
      expect(await edits("30")).toBe(4);
      const late = text.replace("likelihood: 25", "likelihood: 99");
      const { refusal } = await admin.sendsFiles([offered("a.yaml", late)], "/deal pipeline import");
      expect(refusal).toContain("since then Ada made version 4");
      await admin.sendsFiles([offered("a.yaml", late.replace("version: 3\n", ""))], "/deal pipeline import");
      expect(editionOf(await newest())).toBe(5);
      expect(await edits("30")).toBe(6);
    });

    test("lose no deal that came between two of them, and ask only where deals go that there are", async () => {
      await logged(fang, "ACME 120万 月底");
      await press("process.stage");
      await admin.fills({ en: "Paid trial", likelihood: "40", after: "prospect" });
      const between = await newest();
      await press("process.stage-remove", { stage: "paid-trial" });
      await admin.clicks("Take out");
      const { version, edition } = await newest();
      expect([version, edition]).toEqual([between.version + 1, between.version]);
      await admin.says("/deal pipeline");
      // Nobody is in the trial: nothing to be asked.
      expect((await admin.clicks("Move 1 deal to version 3…")).card.title).toContain("deals into the newest");
      // As somebody whose command was under way while the stage was taken out.
      const deal = await dealOf(office, 1);
      const late = { ...columnsOf(deal), lines: deal.lines, stage: "paid-trial" };
      await doAs(office, fang.id, (deed) => logDeals(deed, [{ ...late, pipelineVersion: between.version }]));
      expect((await fang.says("/deal #2")).words).toContain("Paid trial");
      await admin.says("/deal pipeline");
      const { form } = await admin.clicks("Move 2 deals to version 3…");
      expect(form.fields.map(({ name }) => name)).toEqual(["paid-trial"]);
      await admin.fills();
      await admin.clicks("Move 2 deals to version 3");
      expect(await dealRow(office, 2)).toMatchObject({ stage: "prospect", pipelineVersion: version });
    });
  });

  test("by admins only, and never another company's", async () => {
    for (const action of [
      "copy",
      "edit",
      "stage",
      "guide",
      "criteria",
      "criterion",
      "lists",
      "listed",
      "stage-remove",
    ])
      expect(
        (await press(`process.${action}`, { stage: "prospect", list: "assessments" }, fang)).words,
      ).toContain("admin");
    expect((await press("process.edit", { process: "theirs" })).words).toContain("out of date");
  });
});
