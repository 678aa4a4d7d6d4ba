import type { Turn } from "../../chat/use-case.ts";
import { normaliseCustomerName } from "../../understanding/customer-name.ts";
import { type FileLine, type FileLineContext, readFileLine } from "../file/file-line.ts";
import { wholeNameAtStart } from "./name-at-start.ts";

/** A line of a file whose name is no shorter than what a customer is called: neither comma nor value ends "Smith, Jones and Partners". */
export async function readFileLineOf(turn: Turn, line: string, context: FileLineContext): Promise<FileLine> {
  const read = readFileLine(line, context);
  const isOnlyName = Object.keys(read.texts).length === 0 && read.rest.length === 0;
  if (isOnlyName) return read;
  const whole = await wholeNameAtStart(turn, line);
  const length = (name: string) => normaliseCustomerName(name).length;
  if (!whole || length(whole.name) <= length(read.name)) return read;
  return { ...readFileLine(whole.rest, { ...context, isNamed: true }), name: whole.name };
}
