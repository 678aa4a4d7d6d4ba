/** Every kind of exit criterion: a new one is a folder here, and its line. */
import { answer } from "./answer/answer.ts";
import { approval } from "./approval/approval.ts";
import { choice } from "./choice/choice.ts";
import { evidence } from "./evidence/evidence.ts";
import { field } from "./field/field.ts";
import type { AnyCriterion, GateKind } from "./gate-kind.ts";
import { number } from "./number/number.ts";
import { payment } from "./payment/payment.ts";
import { role } from "./role/role.ts";
import { tick } from "./tick/tick.ts";
import { within } from "./within/within.ts";

export const gateKinds = { field, within, tick, answer, number, choice, role, evidence, payment, approval };

type Kinds = typeof gateKinds;
type DetailsOf<Kind> = Kind extends GateKind<infer Details> ? Details : never;

/** What must or should hold before a deal goes on. */
export type Criterion = {
  [Name in keyof Kinds]: AnyCriterion & Readonly<{ kind: Name }> & DetailsOf<Kinds[Name]>;
}[keyof Kinds];

/** What a criterion's kind says of it. */
export const kindOf = ({ kind }: Criterion) => gateKinds[kind] as GateKind<Criterion>;
