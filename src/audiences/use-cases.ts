import { assignAll } from "./assign-all.ts";
import { touchAll } from "./touch-all.ts";

export const audienceUseCases = [touchAll, assignAll];
