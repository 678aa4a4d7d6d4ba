/** Every kind of exit criterion: a new one is a folder here, and its line. */
import { answer } from "./answer/answer.ts";
import { field } from "./field/field.ts";
import type { AnyCriterion, GateKind } from "./gate-kind.ts";
import { tick } from "./tick/tick.ts";
import { within } from "./within/within.ts";

const gateKinds = { field, within, tick, answer };

type Kinds = typeof gateKinds;
type DetailsOf<Kind> = Kind extends GateKind<infer Details> ? Details : never;

/** What must or should hold before a deal goes on. */
export type Criterion = {
  [Name in keyof Kinds]: AnyCriterion & Readonly<{ kind: Name }> & DetailsOf<Kinds[Name]>;
}[keyof Kinds];

/** What a criterion's kind says of it. */
export const kindOf = ({ kind }: Criterion) => gateKinds[kind] as GateKind<Criterion>;
