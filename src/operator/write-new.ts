import { writeFile } from "node:fs/promises";
import { AdminRefused } from "./admin-command.ts";

/** For the operator alone, and never over a file that is there. */
export async function writeNew(path: string, text: string, exists: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AdminRefused(code === "EEXIST" ? exists : message);
  }
}
