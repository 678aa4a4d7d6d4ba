/** What admins read of who did what with people, roles, settings and data; and who was turned away. */
import { describe, expect, test } from "vitest";
import { recordSecrets } from "../../src/audit/record-secrets.ts";
import { recordSignIn } from "../../src/joining/record-sign-in.ts";
import { createRefusedBook } from "../../src/joining/refused-book.ts";
import { mintLoginLink, redeemLink } from "../../src/web/sign-in.ts";
import { oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

describe.each(oneDatabase)("the audit on %s", (kind) => {
  let office: Office;
  let boss: Colleague;
  let wang: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    boss = await office.joins("Boss", { role: "admin" });
    wang = await office.joins("Wang");
  });

  test("tells every act of power, the newest first, and nothing of deals", async () => {
    const member = { id: wang.id, workspaceId: office.workspaceId };
    const { path } = await mintLoginLink(office.database.prisma, member);
    await redeemLink(office.database, path.replace("/login/", ""), new Date(), undefined, recordSignIn);
    await boss.says("/team new East");
    await boss.says("/team join Wang East");
    await boss.says("/team role Wang finance");
    await boss.says("/team invite Newman");
    await boss.says("/team remove Wang");
    await boss.clicks("Remove");
    await boss.says("/team restore Wang");
    await boss.says("/deal new ACME 100k 12/20 OA");
    await boss.says("/deal list export");
    await boss.says("/team language English");
    const { words } = await boss.says("/team audit");
    const told = [
      "Boss exported: deals (1)",
      "Boss brought Wang back",
      "Boss removed Wang",
      "Boss invited Newman: a sign-in link and a code",
      "Boss let Newman join",
      "Boss: Wang's role Rep → Finance",
      "Boss moved Wang to another team",
      "Boss created team East",
      "Wang signed in to the web chat",
    ];
    expect(words.split("\n").filter((line) => told.includes(line))).toEqual(told);
    expect(words).not.toMatch(/ACME|language/);
  });

  test("is paged, and filtered by kind, by person, and by both", async () => {
    await boss.says("/team role Wang manager");
    for (let nth = 1; nth <= 12; nth++) await boss.says(`/team new Team${nth}`);
    expect((await boss.says("/team audit")).words).toContain("Boss created team Team12");
    const older = await boss.clicks("Older");
    expect(older.words).toContain("Boss created team Team2\n");
    expect(older.words).toContain("Boss: Wang's role Rep → Manager");
    expect((await boss.clicks("Newest")).words).toContain("Team12");
    const teams = (await boss.says("/team audit teams")).words;
    expect(teams).toContain("Boss created team Team12");
    expect(teams).not.toContain("joined");
    const roles = (await boss.says("/team audit roles")).words;
    expect(roles).toContain("Only: roles");
    expect(roles).toContain("Wang's role Rep → Manager");
    expect(roles).not.toContain("Team12");
    expect((await boss.says("/team audit Wang")).words).not.toContain("Team12");
    expect((await boss.says("/团队 审计 Wang 角色")).words).toContain("Only: roles · Wang");
    expect((await boss.says("/team audit Wang exports")).words).toContain("Nothing of that has happened.");
  });

  test("goes out as JSON lines, which is itself an event", async () => {
    await boss.says("/team role Wang manager");
    const { words } = await boss.says("/team audit roles export");
    expect(words).toMatch(/^audit-2026-11-18\.jsonl$/);
    const { prisma } = office.database;
    const file = await prisma.file.findFirstOrThrow({
      where: { workspaceId: office.workspaceId },
      include: { chunks: true },
    });
    const lines = Buffer.concat(file.chunks.map(({ bytes }) => bytes))
      .toString()
      .trim()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        kind: "role",
        subjectName: "Wang",
        memberName: "Boss",
        values: { columns: { role: ["rep", "manager"] } },
      },
    ]);
    expect((await boss.says("/team audit exports")).words).toContain("Boss exported: the audit");
  });

  test("is for admins; what it cannot read is one sentence, and namesakes are asked back", async () => {
    expect((await wang.says("/team audit")).words).toMatch(/admin/i);
    expect((await boss.says("/team audit quux")).words).toContain("“quux” is neither a person nor a kind.");
    await office.joins("Wang Fei");
    await office.joins("Wang Wei");
    const asked = await boss.says("/team audit Wang W");
    expect(asked.words).not.toContain("neither");
    const forged = await boss.sends({
      kind: "action",
      action: "team.audit",
      values: { before: "1; DROP", who: "x" },
    });
    expect(forged.words).toContain("Audit");
  });

  test("a secret that was changed is named, and neither it nor anything to guess it by is kept", async () => {
    const first = { SLACK_BOT_TOKEN: "xoxb-first-secret", LARK_APP_SECRET: "lark-secret" };
    const says = async () => (await boss.says("/team audit secrets")).words;
    // Other companies of this suite are older: it is theirs that the deployment's secrets belong to.
    await office.database.prisma.workspace.updateMany({
      where: { id: { not: office.workspaceId } },
      data: { demo: true },
    });
    await recordSecrets(office.database, first, office.now());
    await recordSecrets(office.database, first, office.now());
    expect(await says()).toContain("Secrets set or changed: LARK_APP_SECRET, SLACK_BOT_TOKEN");
    await recordSecrets(office.database, { ...first, SLACK_BOT_TOKEN: "xoxb-second" }, office.now());
    expect(await says()).toMatch(/Secrets set or changed: SLACK_BOT_TOKEN\n/);
    const kept = await office.database.prisma.event.findMany({
      where: { workspaceId: office.workspaceId, kind: "secrets" },
    });
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept.map(({ values }) => values))).not.toMatch(/xoxb|lark-secret/);
  });

  test("who was turned away is one row for each reason, of whom there are few, and shown", async () => {
    const { prisma } = office.database;
    await prisma.workspace.updateMany({ where: { id: { not: office.workspaceId } }, data: { demo: true } });
    const failures: unknown[] = [];
    const book = createRefusedBook(office.database, (error) => failures.push(error));
    for (let nth = 0; nth < 5; nth++) book.note("slack", "guest", "U777");
    book.note("lark", "foreign-tenant", "");
    await book.flush();
    book.note("slack", "guest", "U777");
    await book.flush();
    const where = { workspaceId: office.workspaceId };
    expect(await prisma.refused.findMany({ where, orderBy: { platform: "desc" } })).toMatchObject([
      { platform: "slack", account: "U777", why: "guest", count: 6 },
      { platform: "lark", account: "", why: "foreign-tenant", count: 1 },
    ]);
    const { words } = await boss.says("/team audit refused");
    expect(words).toContain("U777 (Slack)");
    expect(words).toContain("guest account");
    // A crowd fills neither memory nor the table, and crowds nobody out who is there.
    for (let crowd = 0; crowd < 3; crowd++) {
      for (let nth = 0; nth < 600; nth++) book.note("slack", "external", `C${crowd}-${nth}`);
      await book.flush();
    }
    expect(await prisma.refused.count({ where })).toBe(1_000);
    book.note("slack", "guest", "U777");
    await book.flush();
    expect(await prisma.refused.findFirst({ where: { ...where, account: "U777" } })).toMatchObject({
      count: 7,
    });
    expect(failures).toEqual([]);
  });
});
