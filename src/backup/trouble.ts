/** What keeps a backup, a restore or a move from being done, as facts; words.ts puts them into a sentence. */

export type Reason =
  | Readonly<{ code: "file exists" | "no such file" | "not a backup" | "cut off" | "damaged"; file: string }>
  | Readonly<{ code: "cannot write" | "cannot read"; file: string; why: string }>
  | Readonly<{ code: "no room"; file: string }>
  | Readonly<{ code: "newer format"; file: string }>
  | Readonly<{ code: "newer program"; file: string; program: string; unknown: readonly string[] }>
  | Readonly<{ code: "not empty"; place: string; holds: string }>
  | Readonly<{ code: "bot runs"; place: string }>
  | Readonly<{ code: "nothing there"; place: string }>
  | Readonly<{ code: "came out differently"; table: string }>
  | Readonly<{ code: "moving elsewhere"; to: string }>
  | Readonly<{ code: "same place" }>
  | Readonly<{ code: "in memory" }>;

/** Ends a command with one sentence; nothing was changed, or all of it was taken back. */
export class BackupTrouble extends Error {
  override readonly name = "BackupTrouble";
  readonly reason: Reason;

  constructor(reason: Reason, cause?: unknown) {
    super(JSON.stringify(reason), { cause });
    this.reason = reason;
  }
}

const full = ["ENOSPC", "EDQUOT"];

/** What the file system says about a backup's file, as a reason. Others as they are. */
export function fileTrouble(error: unknown, file: string, doing: "read" | "write"): unknown {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  if (!code || !syscall) return error;
  if (full.includes(code)) return new BackupTrouble({ code: "no room", file }, error);
  if (code === "EEXIST") return new BackupTrouble({ code: "file exists", file }, error);
  if (code === "ENOENT" && doing === "read") return new BackupTrouble({ code: "no such file", file }, error);
  return new BackupTrouble({ code: `cannot ${doing}`, file, why: message }, error);
}
