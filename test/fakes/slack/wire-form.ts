import type { Json } from "../../judges/payload-walk.ts";

/** Arguments that the Web API client sends as JSON inside a form field. */
const jsonArguments = ["blocks", "attachments", "metadata", "view", "files", "user_auth_blocks", "message"];

/** The arguments of a Web API call, whether they came as a form or as JSON. */
export function argumentsOf(body: Buffer, contentType: string): Json {
  const text = body.toString();
  if (contentType.includes("application/json")) return text === "" ? {} : (JSON.parse(text) as Json);
  const fields = Object.fromEntries(new URLSearchParams(text));
  return Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, decoded(key, value)]));
}

function decoded(key: string, value: string): unknown {
  if (!jsonArguments.includes(key)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
