import { checkStep } from "./check-step.ts";
import { showSteps } from "./show-steps.ts";

export const firstStepsUseCases = [showSteps, checkStep];
