/** Which files write a table, read from the product's source: in SQL, and in Prisma's calls, nested ones too. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), "utf8");

export type Source = Readonly<{ file: string; text: string }>;

export const sources: readonly Source[] = globSync("{src,scripts}/**/*.ts", { cwd: root })
  .filter((file) => !file.includes("generated"))
  .sort()
  .map((file) => ({ file, text: read(file) }));

const schema = globSync("prisma/schema/*.prisma", { cwd: root }).map(read).join("\n");

export const tables: readonly string[] = [...schema.matchAll(/^model (\w+) \{/gm)]
  .map(([, name = ""]) => name)
  .sort();

/** What others call a table's rows in a nested call: the fields that lead to it, and those of them that hold many. */
function fieldsTo(table: string): { all: string; many: string } {
  const found = [...schema.matchAll(new RegExp(`^\\s+(\\w+)\\s+${table}(\\[\\])?\\??(?:\\s|$)`, "gm"))];
  const oneOf = (names: (string | undefined)[]) => `(?:${[...new Set(names), "\u0000"].join("|")})`;
  return {
    all: oneOf(found.map(([, name]) => name)),
    many: oneOf(found.flatMap(([, name, list]) => (list ? [name] : []))),
  };
}

export type Writing = "insert" | "update" | "delete";

/** What files do to a table. */
export function writersOf(table: string, among: readonly Source[]): Record<string, Writing[]> {
  const name = `(?:ONLY\\s+)?(?:"?public"?\\.)?(?:"${table}"|${table.toLowerCase()}\\b)`;
  // Lark's client also has tables of a kind: client.im.file.create().
  const call = `(?<!\\bim(?:\\.v1)?)\\.${table.charAt(0).toLowerCase() + table.slice(1)}`;
  const { all, many } = fieldsTo(table);
  const patterns: Readonly<Record<Writing, readonly string[]>> = {
    insert: [
      `(?:INSERT|MERGE)\\s+INTO\\s+${name}`,
      `COPY\\s+${name}`,
      `${call}\\.(?:create|upsert)`,
      `\\b${all}: \\{\\s*(?:create|connectOrCreate|upsert)`,
    ],
    update: [
      `(?<!FOR |KEY )UPDATE\\s+${name}`,
      `MERGE\\s+INTO\\s+${name}`,
      `${call}\\.(?:update|upsert)`,
      `\\b${all}: \\{\\s*(?:update|upsert)`,
      `\\b${many}: \\{\\s*(?:connect|set|disconnect)\\b`,
    ],
    delete: [
      `DELETE\\s+FROM\\s+${name}`,
      `TRUNCATE\\s+(?:TABLE\\s+)?${name}`,
      `${call}\\.delete`,
      `\\b${all}: \\{\\s*delete`,
    ],
  };
  const kinds = Object.keys(patterns) as Writing[];
  const does = (text: string) =>
    kinds.filter((kind) => patterns[kind].some((form) => new RegExp(form, "i").test(text)));
  return Object.fromEntries(
    among
      .map(({ file, text }): [string, Writing[]] => [file, does(text)])
      .filter(([, what]) => what.length > 0),
  );
}
