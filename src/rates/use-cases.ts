import { pasteRates } from "./paste-rates.ts";
import { setRate } from "./set-rate.ts";

export const rateUseCases = [setRate, pasteRates];
