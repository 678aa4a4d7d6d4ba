import type { Answer, Reply } from "../../src/chat/reply.ts";

/** What a test's product replies, as a chat gets it: for a reader of English, unless it names another language. */
export const inEnglish = (reply: Reply | Answer): Answer => ({ locale: "en", ...reply });
