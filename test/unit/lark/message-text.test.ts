import { describe, expect, test } from "vitest";
import { isToBot, messageLine as spoken } from "../../../src/chat/lark/message-text.ts";

const bot = { key: "@_user_1", id: { open_id: "ou_bot" }, name: "Loudou" };
const lee = { key: "@_user_12", id: { open_id: "ou_lee" }, name: "Lee" };
const messageLine = (...message: Parameters<typeof spoken>) => spoken(...message)?.line;
const said = (text: string, mentions = [bot, lee]) => ({
  message_type: "text",
  content: JSON.stringify({ text }),
  mentions,
});

describe("the line in a message", () => {
  test("loses the mention of the bot and names the others", () => {
    expect(messageLine(said("@_user_1 /deal assign ACME @_user_12"), "ou_bot")).toBe("/deal assign ACME Lee");
    expect(messageLine(said("@_all /deal list", []), "ou_bot")).toBe("/deal list");
    expect(messageLine(said("@_user_1"), "ou_bot")).toBe("");
  });

  test("says beside it whom a name means, which is one word", () => {
    const message = said("@_user_1 /team role @_user_12 rep", [bot, { ...lee, name: "Lee Wong" }]);
    expect(spoken(message, "ou_bot")).toEqual({
      line: '/team role "Lee Wong" rep',
      mentioned: [{ name: "Lee Wong", externalId: "ou_lee" }],
    });
  });

  test("is the same before the bot knows itself", () => {
    expect(messageLine(said("@_user_1 /deal list @_user_12"), undefined)).toBe("/deal list Lee");
  });

  test("comes from rich text too, with title, links and mentions", () => {
    const content = JSON.stringify({
      title: "/deal note ACME",
      content: [
        [
          { tag: "at", user_id: "@_user_1" },
          { tag: "text", text: "met the CFO" },
        ],
        [{ tag: "a", text: "minutes", href: "https://example.com/m" }, { tag: "img", image_key: "x" }, 7],
        [
          { tag: "a", text: "acme.com", href: "http://acme.com/" },
          { tag: "text", text: " 120k" },
        ],
      ],
    });
    expect(messageLine({ message_type: "post", content, mentions: [bot] }, "ou_bot")).toBe(
      "/deal note ACME\n met the CFO\nminutes (https://example.com/m)\nacme.com 120k",
    );
  });

  test("is missing where there is no text, or where the content is broken", () => {
    for (const [message_type, content] of [
      ["image", '{"image_key":"x"}'],
      ["text", "{"],
      ["text", "{}"],
      ["post", "[]"],
      ["post", '{"content":7}'],
    ] as const) {
      expect(messageLine({ message_type, content }, "ou_bot")).toBeUndefined();
    }
  });

  test("in a group is meant for the bot only when it is mentioned", () => {
    expect(isToBot([lee], "ou_bot")).toBe(false);
    expect(isToBot([lee, bot], "ou_bot")).toBe(true);
    expect(isToBot([], undefined)).toBe(false);
    expect(isToBot([bot], undefined)).toBe(true);
    expect(isToBot([{ key: "@_all", id: { open_id: "" }, name: "All" }], undefined)).toBe(false);
  });
});
