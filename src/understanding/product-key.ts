import { foldForReading } from "./fold-for-reading.ts";

/** A product's name as it is compared: GTX Pro, gtx-pro and GTXPro are one. Never shown. */
export const productKey = (name: string): string =>
  foldForReading(name.normalize("NFKC")).replace(/[\s\-_./]+/g, "");
