import { inBoth } from "../../text/in-both.ts";
import { editingEn } from "./words.en.ts";
import { editingZh } from "./words.zh.ts";

export const editingWords = inBoth(editingEn, editingZh);
