import { beforeEach, describe, expect, test } from "vitest";
import { fileSource } from "../../src/files/pieces.ts";
import { oneDatabase } from "../fakes/database.ts";
import { offered } from "../fakes/office/harmless-files.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

const south = `# how we sell in the south
code: south
name: { en: Southern way, zh: 南方打法 }
start: lead
stages:
  - code: lead # from the fair
    name: { en: Lead, zh: 线索 }
    likelihood: 10
    workdays: 5
  - code: done
    name: { en: Done, zh: 成了 }
    phase: won
    likelihood: 100
    workdays: 1
`;

describe.each(oneDatabase)("a sales process as a file on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let rep: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Ada", { role: "admin" });
    rep = await office.joins("Fang");
  });

  const sends = (text: string | Uint8Array, who = admin) =>
    who.sendsFiles([offered("process.yaml", text)], "/deal pipeline import");
  async function exported(line = "/deal pipeline export"): Promise<string> {
    const { reply } = await admin.says(line);
    if (reply.type !== "file") throw new Error(JSON.stringify(reply));
    const pieces: Uint8Array[] = [];
    for await (const piece of fileSource(office.database).read(reply.file)) pieces.push(piece);
    return Buffer.concat(pieces).toString("utf8");
  }
  const newest = async (code: string) => {
    const { pipelines } = await office.company();
    return pipelines.newest.find((one) => one.code === code);
  };

  describe("written by hand", () => {
    beforeEach(() => sends(south));

    test("is the company's own, and comes back with all that was written beside it", async () => {
      expect(await newest("south")).toMatchObject({ version: 1, name: { zh: "南方打法" } });
      expect((await rep.says("/deal pipeline southern way")).card.title).toBe("Sales process: Southern way");
      expect(await exported("/deal pipeline export southern way")).toBe(south);
    });

    test("changed by hand is its next version, and the audit says by whom", async () => {
      const { words } = await sends(south.replace("workdays: 5", "workdays: 6 # more"));
      expect(words).toContain("Southern way is now version 2");
      expect((await newest("south"))?.stages[0]?.workdays).toBe(6);
      expect(await exported("/deal pipeline export south")).toContain("workdays: 6 # more");
      expect((await admin.says("/team audit settings")).words).toContain(
        "Ada changed the sales process Southern way: version 2",
      );
    });

    test("with another comment alone is the same version", async () => {
      const { words } = await sends(south.replace("from the fair", "from the spring fair"));
      expect(words).toContain("Nothing was changed");
      expect((await newest("south"))?.version).toBe(1);
      expect(await exported("/deal pipeline export south")).toContain("from the spring fair");
    });

    test("is read to its end where long comments go before it", async () => {
      await sends(`${"# as we sell there\n".repeat(5_000)}${south.replace("workdays: 5", "workdays: 6")}`);
      expect((await newest("south"))?.stages[0]?.workdays).toBe(6);
    });

    test("is refused where it clashes with what the company has", async () => {
      const { refusal } = await sends(south.replace("code: south", "code: west"));
      expect(refusal).toContain("Line 3: There is another sales process called Southern way");
      const moved = south
        .replace("    phase: won\n", "")
        .concat("  - { code: end, name: End, phase: won, likelihood: 100, workdays: 1 }\n");
      expect((await sends(moved)).refusal).toContain("Deals of older versions stand in “done”");
      expect((await newest("south"))?.version).toBe(1);
    });
  });

  test("goes out and comes in again without a change", async () => {
    const text = await exported("/deal pipeline export key accounts");
    expect(text).toContain("code: key-account\nversion: 1\n");
    const { words } = await sends(text);
    expect(words).toContain("Key accounts is ready");
    const { version, ...taken } = (await newest("key-account"))!;
    expect(version).toBe(2);
    await sends((await exported("/deal pipeline export key accounts")).replace("# Key accounts", "# Mine"));
    expect(await newest("key-account")).toEqual({ ...taken, version });
    expect(await exported("/deal pipeline export key accounts")).toContain("# Mine");
  });

  test("from before somebody else's change is refused, unless it is to replace it", async () => {
    const text = await exported();
    expect(text).toContain("version: 2");
    await sends(text.replace("likelihood: 20", "likelihood: 25"));
    const late = text.replace("likelihood: 20", "likelihood: 30");
    const { refusal } = await sends(late);
    expect(refusal).toContain("since then Ada made version 3");
    await sends(late.replace("version: 2\n", ""));
    expect(await newest("customer-funnel")).toMatchObject({ version: 4 });
    expect((await newest("customer-funnel"))?.stages[1]?.likelihood).toBe(30);
  });

  test.each([
    ["", "is empty"],
    ["   \n", "Line 1: The file is empty"],
    ["a: &a [*a]", "Line 1: References (*name)"],
    ["hello", "Line 1: This is no sales process"],
    [south.replace("code: done", "code: lead"), "Line 10: “lead” is there already"],
    [south.replace("likelihood: 10", "likelihood: 140"), "Line 8: “likelihood” may be at most 100"],
    [south.replace("phase: won", "phase: maybe"), "Line 12: “phase” can be open, won or after-sale"],
    [south.replace("start: lead", "start: 华信"), "Line 4: “start” may only have small letters"],
  ])("%.20j is refused with its line and the cure", async (text, sentence) => {
    expect((await sends(text)).refusal).toContain(sentence);
    expect(await newest("south")).toBeUndefined();
  });

  test("in a Chinese editor's encoding is read as well", async () => {
    const [before, after] = south
      .replace("zh: 线索", "zh: Lead")
      .replace("zh: 成了", "zh: Done")
      .split("南方打法");
    const nanfang = Buffer.from([0xc4, 0xcf, 0xb7, 0xbd]);
    await sends(Buffer.concat([Buffer.from(before!), nanfang, Buffer.from(after!)]));
    expect((await newest("south"))?.name.zh).toBe("南方");
  });

  test("sent first and named after it, as on Lark", async () => {
    expect((await admin.says("/deal pipeline import")).refusal).toContain(
      "Send the file of the process first",
    );
    await admin.sendsFiles([offered("south.yaml", south)]);
    await admin.says("/deal pipeline import");
    expect(await newest("south")).toBeDefined();
    await admin.sendsFiles([offered("a.yaml", south.replaceAll(/south/gi, "north").replace("南", "北"))]);
    await admin.sendsFiles([offered("b.yaml", south)]);
    await admin.sendsFiles([offered("photo.txt.csv", "a,b")]);
    expect((await admin.says("/deal pipeline import")).words).toContain("Southern way is like that already");
    await admin.says("/deal pipeline import");
    expect(await newest("north")).toBeDefined();
  });

  test("is the admins' business", async () => {
    expect((await sends(south, rep)).words).toContain("admin");
    expect((await rep.says("/deal pipeline export")).words).toContain("admin");
    expect(await newest("south")).toBeUndefined();
  });
});
