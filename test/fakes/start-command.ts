import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Node's flags of `npm start`, but for the one that reads `.env`, and the file it runs.
 * @param folder of another build than this one
 */
export function startCommand(folder = here): { flags: string[]; file: string } {
  const { scripts } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const command: string = scripts.start.replace(/ (?:--import \S*env-file\S*|--env-file\S*)/, "");
  const words = command.split(" ");
  return { flags: words.slice(1, -1), file: words.at(-1)! };
}
