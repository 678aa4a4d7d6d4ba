import { expect, test } from "vitest";
import { messageFiles } from "../../../src/chat/lark/message-files.ts";

const message = (message_type: string, content: unknown) => ({
  message_type,
  content: typeof content === "string" ? content : JSON.stringify(content),
});

test.each([
  [message("image", { image_key: "k" }), [{ key: "k", type: "image", name: "photo" }]],
  [message("file", { file_key: "k", file_name: "a.pdf" }), [{ key: "k", type: "file", name: "a.pdf" }]],
  // Voice and video are files to that API; any other type is an error.
  [message("audio", { file_key: "k", duration: 1 }), [{ key: "k", type: "file", name: "recording" }]],
  [
    message("media", { file_key: "k", image_key: "cover", file_name: "a.mp4" }),
    [{ key: "k", type: "file", name: "a.mp4" }],
  ],
  [
    message("post", {
      content: [
        [
          { tag: "text", text: "x" },
          { tag: "img", image_key: "k" },
        ],
        [null],
      ],
    }),
    [{ key: "k", type: "image", name: "photo" }],
  ],
  [message("text", { text: "x", image_key: "k" }), []],
  [message("sticker", { file_key: "k" }), []],
  [message("image", "no JSON"), []],
  [message("image", { image_key: 7 }), []],
  [message("post", { content: "x" }), []],
])("%j", (given, files) => {
  expect(messageFiles(given)).toEqual(files);
});
