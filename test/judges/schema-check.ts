import { Ajv, type ErrorObject } from "ajv";
import type { Schema } from "./tell-apart.ts";

/** Checks a payload; each sentence begins with the place. */
export type SchemaCheck = (payload: unknown) => string[];

/** A check for one definition of a schema. Compiling takes a while; definitions share their common parts. */
export function schemaChecks(schema: Schema): (definition: string) => SchemaCheck {
  const ajv = new Ajv({ allErrors: true, strict: false, verbose: true });
  ajv.addSchema(schema, "payload");
  return (definition) => {
    const validate = ajv.compile({ $ref: `payload#/definitions/${encodeURIComponent(definition)}` });
    return (payload) => {
      if (validate(payload)) return [];
      const told = (validate.errors ?? []).filter((error) => error.keyword !== "if").map(sentence);
      return [...new Set(told)];
    };
  };
}

function sentence(error: ErrorObject): string {
  const place = error.instancePath || "/";
  switch (error.keyword) {
    case "additionalProperties":
      return `${place}: unknown property ${JSON.stringify(error.params.additionalProperty)}`;
    case "enum":
      return `${place}: ${JSON.stringify(error.data)} is none of ${error.params.allowedValues.join(", ")}`;
    case "const":
      return `${place}: ${JSON.stringify(error.data)} should be ${JSON.stringify(error.params.allowedValue)}`;
    default:
      return `${place}: ${error.message}`;
  }
}
