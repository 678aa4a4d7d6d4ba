import { z } from "zod";
import { showCard } from "../chat/reply.ts";
import { defineUseCase } from "../chat/use-case.ts";
import { settingsCard } from "./settings-card.ts";

/** `/team settings`, `/团队 设置`: the company's hours, calendar and money. */
export const showSettings = defineUseCase({
  name: "team.settings",
  command: {
    group: "team",
    en: ["settings", "config", "options", "holidays"],
    zh: ["设置", "配置", "假期", "节假日"],
    fromLine: (): Record<string, string> => ({}),
  },
  needs: "settings.see",
  changes: false,
  input: z.object({}),
  run: async (turn) => showCard(await settingsCard(turn)),
});
