import { pasteRates, setRate } from "./set-rate.ts";

export const rateUseCases = [setRate, pasteRates];
