import { listTouches } from "./list-touches.ts";
import { setTargets } from "./targets/set-targets.ts";
import { recordTouches } from "./touch.ts";

export const touchUseCases = [...recordTouches, ...listTouches, setTargets];
