import type { FileSource } from "../../src/chat/file.ts";
import type { WebFiles } from "../../src/web/file-routes.ts";

/** For a chat that hands out no files. */
export const noFiles: FileSource = { async *read() {} };

/** For a web chat that accepts none either. */
export const noWebFiles: WebFiles = {
  limit: 0,
  tooMany: () => "No files here.",
  take: async () => "No files here.",
  find: async () => undefined,
  source: noFiles,
};
