/** What is wrong with a written pipeline: a code and what a sentence about it needs. */

import type { Bilingual } from "../../text/locale.ts";

/** Where: names of fields and positions in lists, from the outermost on. */
export type Path = readonly (string | number)[];

export type Expected = "text" | "number" | "whole" | "truth" | "list" | "group" | "name";

export type PipelineProblem = Readonly<{ path: Path }> &
  (
    | Readonly<{ code: "missing"; field: string }>
    | Readonly<{ code: "expected"; what: Expected }>
    | Readonly<{ code: "unknown-field"; said: string }>
    | Readonly<{ code: "unknown-kind"; said: string; known: readonly string[] }>
    | Readonly<{ code: "not-one-of"; known: readonly string[] }>
    | Readonly<{ code: "bad-code" | "bad-text" }>
    | Readonly<{ code: "too-long" | "too-many" | "too-few"; limit: number }>
    | Readonly<{ code: "at-least" | "at-most"; limit: number }>
    | Readonly<{ code: "too-many-stages"; count: number; limit: number }>
    /** Of stages, criteria, options, reasons: one code names one thing. */
    | Readonly<{ code: "twice"; said: string }>
    | Readonly<{ code: "reserved"; said: string }>
    | Readonly<{ code: "no-such-stage"; said: string; known: readonly string[] }>
    | Readonly<{ code: "no-such-criterion"; said: string }>
    | Readonly<{ code: "start-not-open"; said: string }>
    | Readonly<{ code: "no-open" | "no-win" | "two-wins" | "out-of-order" }>
    | Readonly<{ code: "ambiguous"; said: string; stage: Bilingual }>
    | Readonly<{ code: "phase-moved"; said: string }>
    | Readonly<{ code: "name-taken"; said: string }>
    | Readonly<{ code: "bounds"; least: number; most: number }>
    | Readonly<{ code: "wrong-kind"; said: string; known: readonly string[] }>
  );
