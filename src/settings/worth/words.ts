import { inBoth } from "../../text/in-both.ts";
import { worthSettingsEn } from "./words.en.ts";
import { worthSettingsZh } from "./words.zh.ts";

export const worthSettingsWords = inBoth(worthSettingsEn, worthSettingsZh);
