import { z } from "zod";
import { asFile } from "../../asking/as-file.ts";
import { parts } from "../parts.ts";

/** Which sheet is analysed, or which imported table, and what of it; as a button carries it. */
export const sheetAsked = z
  .object({
    /** Of an import that is done, instead of a file. */
    stored: z.uuid().optional(),
    file: z.uuid().optional(),
    /** Position of the sheet in the file. */
    sheet: z.coerce.number().int().min(0).max(1_000).default(0),
    part: z.enum(parts).optional(),
    /** As it is spelled there; "" for all of them. */
    product: z.string().trim().max(200).default(""),
    /** A period's id; "" for the newest. */
    period: z.string().trim().max(10).default(""),
    table: z.boolean().default(false),
    ...asFile.shape,
  })
  .refine(({ stored, file }) => stored !== undefined || file !== undefined);
export type SheetAsked = Readonly<z.output<typeof sheetAsked>>;

/** Which it is, as buttons carry it on. */
export const sourceOf = ({ stored, file, sheet }: SheetAsked): Readonly<Record<string, string | number>> =>
  stored ? { stored } : { file: file ?? "", sheet };
