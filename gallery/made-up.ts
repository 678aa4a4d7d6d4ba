/** What the sample company lacks and several scenes need. */
import type { Both } from "./scene.ts";

export const zone = "Asia/Shanghai";

/** As long as names get in real directories, with the additions people put behind them. */
export const longName: Both = {
  en: "Maximiliane-Alexandra von Hohenstein-Württemberg-Sigmaringen (Key Accounts, Middle East)",
  zh: "欧阳司马古丽仙·买买提江·阿不都热合曼（大客户部华北及西北大区重点行业解决方案组）",
};
