/** A pipeline as the text of a file in YAML; what people wrote beside it stays where it can. Pure. */
import { Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from "yaml";
import { editionOf, type Pipeline } from "../pipeline.ts";
import { plainPipeline } from "./plain-pipeline.ts";
import { parseYaml, readPipelineFile } from "./read-file.ts";

/** What stands in two places is written twice: a reference is no text that people read. */
const noReferences = { aliasDuplicateObjects: false } as const;
const layout = { lineWidth: 0, flowCollectionPadding: true } as const;

/** @param heading comment at the top, line by line */
export function writePipelineFile(pipeline: Pipeline, heading: readonly string[] = []): string {
  const document = new Document(plainPipeline(pipeline), noReferences);
  inLine(document.contents);
  if (heading.length > 0) document.commentBefore = heading.map((line) => ` ${line}`).join("\n");
  return document.toString(layout);
}

/**
 * The text for a pipeline that has changed: comments, order and spelling stay but for what is other now. Written anew where
 * that cannot be.
 * @param text of a file that reads as `before`
 */
export function rewritePipelineFile(text: string, before: Pipeline, after: Pipeline): string {
  const document = parseYaml(text);
  const now = plainPipeline(after);
  const { contents } = document;
  if (isMap(contents)) {
    const { version: _, ...former } = plainPipeline(before);
    const { version: __, ...wanted } = now;
    if (same(former, wanted)) return renumbered(text, editionOf(after));
    settleMap(document, contents as YAMLMap, former, wanted);
    const rewritten = renumbered(document.toString(layout), editionOf(after));
    const read = readPipelineFile(rewritten);
    if (read.ok && same(plainPipeline({ ...read.pipeline, version: editionOf(after) }), now))
      return rewritten;
  }
  return writePipelineFile(after);
}

/** The same text of another version; of one that names none, which replaces whatever there is, just the same. */
function renumbered(text: string, version: number): string {
  const { contents } = parseYaml(text);
  const node = isMap(contents) ? (contents as YAMLMap).get("version", true) : undefined;
  if (!isScalar(node) || !node.range) return text;
  return text.slice(0, node.range[0]) + version + text.slice(node.range[1]);
}

type Plain = Readonly<Record<string, unknown>>;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const isGroup = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function settleMap(document: Document, map: YAMLMap, before: Plain, after: Plain): void {
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, is] = [before[key], after[key]];
    if (same(was, is)) continue;
    if (is === undefined) map.delete(key);
    else if (!settle(document, map.get(key, true), was, is)) map.set(key, fresh(document, is));
  }
}

/** @returns false where another node has to stand in its place */
function settle(document: Document, node: unknown, before: unknown, after: unknown): boolean {
  if (isMap(node) && isGroup(before) && isGroup(after)) {
    settleMap(document, node, before, after);
    return true;
  }
  if (isSeq(node) && isListed(before) && isListed(after)) {
    settleList(document, node, before, after);
    return true;
  }
  if (isScalar(node) && typeof after !== "object") {
    node.value = after;
    return true;
  }
  return false;
}

/** Things that have a name of their own: stages, criteria, options, assessments, reasons. */
const idOf = (value: unknown): unknown => (isGroup(value) ? (value.code ?? value.key) : undefined);
const isListed = (value: unknown): value is readonly Plain[] =>
  Array.isArray(value) && value.every((one) => idOf(one) !== undefined);

/** Each with what was written about it, in whatever order they are now. */
function settleList(
  document: Document,
  list: YAMLSeq,
  before: readonly Plain[],
  after: readonly Plain[],
): void {
  const nodes = new Map(
    list.items.map((node) => [isMap(node) ? (node.get("code") ?? node.get("key")) : node, node]),
  );
  list.items = after.map((item) => {
    const node = nodes.get(idOf(item));
    const former = before.find((one) => idOf(one) === idOf(item));
    return node && former && settle(document, node, former, item) ? node : fresh(document, item);
  });
}

function fresh(document: Document, value: unknown) {
  const node = document.createNode(value, noReferences);
  inLine(node);
  return node;
}

/** Names in two languages and lists of words take a line each. */
function inLine(node: unknown): void {
  if (isMap(node)) {
    if (node.items.every(({ value }) => isScalar(value)) && node.has("en")) node.flow = true;
    for (const { value } of node.items) inLine(value);
  } else if (isSeq(node)) {
    if (node.items.every((item) => isScalar(item))) node.flow = true;
    for (const item of node.items) inLine(item);
  }
}
