import { foldForReading } from "./fold-for-reading.ts";
import { remembered } from "./remembered.ts";

/** A product's name as it is compared: GTX Pro, gtx-pro and GTXPro are one. Never shown. */
export const productKey = remembered((name) =>
  foldForReading(name.normalize("NFKC")).replace(/[\s\-_./]+/g, ""),
);
