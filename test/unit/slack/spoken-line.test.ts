import { describe, expect, test } from "vitest";
import { spokenLine } from "../../../src/chat/slack/spoken-line.ts";

const names: Readonly<Record<string, string>> = { U1: "王芳", U2: "Tom Becker", U3: 'Ann "AJ" Jones' };
const spoken = (said: string, bot: string | undefined = "UBOT") =>
  spokenLine(said, bot, async (id) => names[id]);
const line = async (said: string, bot?: string) => (await spoken(said, bot)).line;

describe("a line that mentions people", () => {
  test("names them as the bot knows them, in quotes where the name has blanks", async () => {
    expect(await line("/team join <@U1|wangf> 华东")).toBe("/team join 王芳 华东");
    expect(await line("/team manager East <@U2>")).toBe('/team manager East "Tom Becker"');
    expect(await line("/team role <@U3> rep")).toBe('/team role "Ann  AJ  Jones" rep');
  });

  test("says beside it whom each name means", async () => {
    expect((await spoken("<@UBOT> team role <@U3> rep <@U9|lee>")).mentioned).toEqual([
      { name: "Ann  AJ  Jones", externalId: "U3" },
      { name: "@lee", externalId: "U9" },
    ]);
  });

  test("keeps Slack's label, or the id, where the name cannot be had", async () => {
    expect(await line("/team role <@U9|lee> rep")).toBe("/team role @lee rep");
    expect(await line("/team role <@U9> rep")).toBe("/team role @U9 rep");
  });

  test.each(["<@UBOT> deal list", "<@UBOT>： deal list", "deal list <@UBOT>", "deal <@UBOT|loudou> list"])(
    "%s only calls the bot",
    async (said) => {
      expect((await line(said)).replace(/\s+/g, " ")).toBe("deal list");
    },
  );

  test("is otherwise what the person saw, and a name is never read as markup", async () => {
    expect(await line("deal show &lt;ACME&gt; <https://x.example|x.example>")).toBe(
      "deal show <ACME> x.example",
    );
    const strange = await spokenLine("<@U1> &amp;", undefined, async () => "&lt;b&gt;");
    expect(strange.line).toBe("&lt;b&gt; &");
  });

  test("asks for a few names only, and for each once", async () => {
    const asked: string[] = [];
    const many = Array.from({ length: 50 }, (_, index) => `<@U${index % 20}>`).join(" ");
    await spokenLine(many, undefined, async (id) => {
      asked.push(id);
      return undefined;
    });
    expect(asked).toEqual(["U0", "U1", "U2", "U3", "U4"]);
  });
});
