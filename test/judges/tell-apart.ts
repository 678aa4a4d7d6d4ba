/** The part of JSON Schema that the judges use. */
export type Schema = {
  $ref?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  if?: Schema;
  then?: Schema;
  type?: string | string[];
  required?: string[];
  properties?: Record<string, Schema>;
  items?: Schema | Schema[];
  additionalProperties?: boolean | Schema;
  definitions?: Record<string, Schema>;
};

/**
 * Rewrites unions whose variants carry a constant (`type: "button"`) into if/then, so that a wrong button is
 * reported as a wrong button, not as failing to be each of twenty other things.
 */
export function tellApart(schema: Schema, variantKey: string): Schema {
  const definitions = schema.definitions ?? {};

  function variants(branch: Schema): Schema[] | undefined {
    const target = branch.$ref ? definitionOf(branch.$ref) : branch;
    if (!target) return undefined;
    if (!target.anyOf) return [branch];
    const nested = target.anyOf.map(variants);
    return nested.some((list) => !list) ? undefined : nested.flatMap((list) => list ?? []);
  }

  function constantsOf(branch: Schema): unknown[] {
    const target = branch.$ref ? definitionOf(branch.$ref) : branch;
    const word = target?.properties?.[variantKey];
    if (!word || !target?.required?.includes(variantKey)) return [];
    return word.const === undefined ? (word.enum ?? []) : [word.const];
  }

  function definitionOf(ref: string): Schema | undefined {
    return definitions[decodeURIComponent(ref.replace("#/definitions/", ""))];
  }

  function union(node: Schema): Schema {
    const branches = variants(node);
    if (!branches || branches.length < 2) return node;
    const byConstant = new Map<unknown, Schema[]>();
    for (const branch of branches) {
      const constants = constantsOf(branch);
      if (constants.length === 0) return node;
      for (const word of constants) byConstant.set(word, [...(byConstant.get(word) ?? []), branch]);
    }
    const { anyOf: _, ...rest } = node;
    return {
      ...rest,
      type: "object",
      required: [variantKey],
      properties: { [variantKey]: { enum: [...byConstant.keys()] } },
      allOf: [...byConstant].map(([word, same]) => ({
        if: { properties: { [variantKey]: { const: word } }, required: [variantKey] },
        // biome-ignore lint/suspicious/noThenProperty: the JSON Schema keyword
        then: same.length === 1 ? same[0] : { anyOf: same },
      })),
    };
  }

  function walk(node: Schema): Schema {
    const inner: Schema = { ...node };
    if (inner.properties) {
      inner.properties = Object.fromEntries(Object.entries(inner.properties).map(([k, v]) => [k, walk(v)]));
    }
    if (Array.isArray(inner.items)) inner.items = inner.items.map(walk);
    else if (inner.items) inner.items = walk(inner.items);
    if (typeof inner.additionalProperties === "object")
      inner.additionalProperties = walk(inner.additionalProperties);
    if (!inner.anyOf) return inner;
    const told = union(inner);
    return told.anyOf ? { ...told, anyOf: told.anyOf.map(walk) } : told;
  }

  const rewritten = Object.fromEntries(Object.entries(definitions).map(([name, node]) => [name, walk(node)]));
  return { ...walk(schema), definitions: rewritten };
}
