import { writeWorkbook } from "../../src/spreadsheets/writing/write-workbook.ts";

/** A workbook with one sheet of so many rows below its header. */
export async function longSheet(count: number): Promise<Uint8Array<ArrayBuffer>> {
  const columns = ["Customer", "Product", "Amount"].map((label) => ({ label, type: "text" as const }));
  const rows = Array.from({ length: count }, (_, nth) => [`Customer ${nth}`, `Product ${nth}`, `${nth}.50`]);
  const pieces: Uint8Array[] = [];
  for await (const piece of writeWorkbook([{ name: "sales", columns, rows }], "en")) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}
