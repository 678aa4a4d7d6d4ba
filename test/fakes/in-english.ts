import type { Answer, Reply } from "../../src/chat/reply.ts";

/** What a test's product replies, as a chat gets it: to somebody who reads English, where it does not say another language. */
export const inEnglish = (reply: Reply | Answer): Answer => ({ locale: "en", ...reply });
