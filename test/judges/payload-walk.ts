export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Calls `visit` for every object in a payload, outermost first, with its place as a JSON pointer. */
export function eachObject(value: unknown, visit: (node: Json, place: string) => void, place = ""): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) eachObject(item, visit, `${place}/${index}`);
  } else if (isJson(value)) {
    visit(value, place || "/");
    for (const [key, item] of Object.entries(value)) eachObject(item, visit, `${place}/${key}`);
  }
}

/** Characters as the platforms count them: code points, so that an emoji is one. */
export const lengthOf = (text: string): number => [...text].length;
