/** `/team sessions`: who sees and ends which browsers that are signed in to the web chat. */
import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { chatWords } from "../../src/chat/words.ts";
import { peopleEn } from "../../src/people/words.en.ts";
import { oneDatabase } from "../fakes/database.ts";
import { inOffices } from "../fakes/office/in-offices.ts";
import type { Colleague, Office } from "../fakes/office/office.ts";

const words = peopleEn.sessions;
const chrome = "Mozilla/5.0 (Windows NT 10.0) Chrome/143.0 Safari/537.36";
const safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Version/26.0 Safari/604.1";

describe.each(oneDatabase)("signed-in browsers on %s", (kind) => {
  let office: Office;
  let admin: Colleague;
  let rep: Colleague;

  inOffices(kind, async (opened) => {
    office = opened;
    admin = await office.joins("Admin", { role: "admin" });
    rep = await office.joins("Wang");
  });

  /** A browser of theirs, used so many minutes ago. */
  async function signsIn({ id: memberId }: Colleague, userAgent: string, minutes: number): Promise<string> {
    const { prisma } = office.database;
    const { id: identityId, workspaceId } = await prisma.identity.findFirstOrThrow({ where: { memberId } });
    const seenAt = new Date(Date.now() - minutes * 60_000);
    const expiresAt = new Date(Date.now() + 86_400_000);
    const id = randomBytes(32).toString("hex");
    await prisma.webSession.create({ data: { id, workspaceId, identityId, userAgent, seenAt, expiresAt } });
    return id;
  }
  const there = async () =>
    (await office.database.prisma.webSession.findMany({ where: { workspaceId: office.workspaceId } }))
      .map(({ id }) => id)
      .toSorted();

  test("are listed in words, and one is ended by its button, once", async () => {
    expect((await rep.says("/team sessions")).words).toContain(words.none);
    const phone = await signsIn(rep, safari, 5);
    const office1 = await signsIn(rep, chrome, 60);
    const shown = await rep.says("/团队 登录设备");
    expect(shown.words).toMatch(/Safari on iPhone[\s\S]*Chrome on Windows/);
    const [first] = shown.buttons.filter(({ label }) => label === words.end);
    expect((await rep.presses(first!)).words).toContain(words.ended(1));
    expect(await there()).toEqual([office1]);
    expect((await rep.presses(first!)).words).toContain(words.endedAlready);
    expect(first?.values).toMatchObject({ session: phone });
    const events = await office.database.prisma.event.findMany({
      where: { workspaceId: office.workspaceId, kind: "sessions-ended" },
    });
    expect(events).toMatchObject([{ subjectId: rep.id, memberId: rep.id, values: { count: 1 } }]);
  });

  test("are ended all but the one in which it is pressed", async () => {
    const [here] = [await signsIn(rep, chrome, 1), await signsIn(rep, safari, 2), await signsIn(rep, "", 3)];
    const sitting = rep.in({ channel: "c", private: true, session: here });
    const shown = await sitting.says("/team sessions");
    expect(shown.words).toContain(words.here("Chrome on Windows"));
    expect(shown.buttons.filter(({ label }) => label === words.end)).toHaveLength(2);
    expect((await sitting.clicks(words.endAll(true))).words).toContain(words.ended(2));
    expect(await there()).toEqual([here]);
  });

  test("of somebody else only an admin sees and ends; a button that is sent by hand does nothing", async () => {
    const one = await signsIn(rep, chrome, 1);
    const theirs = await signsIn(admin, safari, 1);
    const refused = chatWords("en").notAllowed;
    expect((await rep.says("/team sessions Admin")).words).toContain(refused);
    const forged = { action: "team.signout", values: { who: admin.id, session: theirs } };
    expect((await rep.presses(forged)).words).toContain(refused);
    await rep.presses({ action: "team.signout", values: { who: "", session: theirs } });
    expect(await there()).toEqual([one, theirs].toSorted());
    const shown = await admin.says("/team sessions Wang");
    expect(shown.words).toContain(words.titleOf("Wang"));
    await admin.clicks(words.end);
    expect(await there()).toEqual([theirs]);
  });

  test("are nothing for others to read", async () => {
    await signsIn(rep, chrome, 1);
    const aloud = rep.in({ channel: "a group", private: false });
    expect((await aloud.says("/team sessions")).words).toContain(words.inPrivate);
  });
});
