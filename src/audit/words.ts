import { inBoth } from "../text/in-both.ts";
import { auditEn } from "./words.en.ts";
import { auditZh } from "./words.zh.ts";

export const auditWords = inBoth(auditEn, auditZh);
