import { listTouches } from "./list-touches.ts";
import { recordTouches } from "./touch.ts";

export const touchUseCases = [...recordTouches, ...listTouches];
