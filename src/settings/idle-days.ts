/** Days until a prospect that nobody touches goes back: `30, A 60, retail 45`, 30天，A级 60天，渠道 45. Pure. */
import type { WorkspaceSettings } from "../company/workspace-settings.ts";

type Idle = Pick<WorkspaceSettings["pool"], "idleDays" | "idleRules">;

const most = 1000;

/** The days alone hold for all others, and are said once. */
export function readIdle(
  text: string,
): Readonly<{ ok: true; value: Idle }> | Readonly<{ ok: false; piece: string }> {
  let idleDays: number | undefined;
  const idleRules: { of: string; days: number }[] = [];
  for (const piece of text
    .split(/[,，、;；\n]/u)
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, of = "", digits = ""] = /^(.*?)\s*(\d{1,4})\s*(?:days?|天)?$/iu.exec(piece) ?? [];
    const days = Number(digits);
    if (digits === "" || days < 1 || days > most || of.length > 40) return { ok: false, piece };
    if (of !== "") idleRules.push({ of: of.replace(/^(?:grade)\s+|级$/giu, ""), days });
    else if (idleDays === undefined) idleDays = days;
    else return { ok: false, piece };
  }
  return idleDays === undefined
    ? { ok: false, piece: text.trim() }
    : { ok: true, value: { idleDays, idleRules } };
}

/** As it is read again. */
export const idleText = ({ idleDays, idleRules }: Idle): string =>
  [String(idleDays), ...idleRules.map(({ of, days }) => `${of} ${days}`)].join(", ");
