import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createGenerator } from "ts-json-schema-generator";
import { type Schema, tellApart } from "./tell-apart.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cacheFolder = `${root}node_modules/.cache/payload-judges`;

/** A type in a TypeScript file, and the property that names the variant (`type` at Slack, `tag` at Lark). */
export type TypeSource = Readonly<{
  path: string;
  type: string;
  variantKey: string;
  /** Changes whenever the types behind `path` change: package versions, or the text of a file. */
  version: string;
  /** Property names whose declared type is too narrow or too vague, and which may therefore hold anything. */
  anything: string[];
}>;

/**
 * The JSON Schema of a type, with `additionalProperties: false` throughout. Generating it takes 1–2 s, so the
 * result is kept under node_modules/.cache; parallel test files may race for it, hence write and rename.
 */
export function schemaFromTypes(source: TypeSource): Schema {
  const key = createHash("sha256")
    .update(JSON.stringify(source))
    .update(readFileSync(source.path))
    .update(readFileSync(new URL("./tell-apart.ts", import.meta.url)))
    .digest("hex")
    .slice(0, 24);
  const file = `${cacheFolder}/${key}.json`;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Schema;
  } catch {
    const schema = generate(source);
    mkdirSync(cacheFolder, { recursive: true });
    const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
    writeFileSync(draft, JSON.stringify(schema));
    renameSync(draft, file);
    return schema;
  }
}

function generate(source: TypeSource): Schema {
  const generator = createGenerator({
    path: source.path,
    tsconfig: `${root}tsconfig.json`,
    type: source.type,
    additionalProperties: false,
    skipTypeCheck: true,
    expose: "all",
    topRef: true,
  });
  const schema = generator.createSchema(source.type) as Schema;
  for (const definition of Object.values(schema.definitions ?? {})) {
    for (const name of source.anything) {
      if (definition.properties?.[name]) definition.properties[name] = {};
    }
  }
  return tellApart(schema, source.variantKey);
}
