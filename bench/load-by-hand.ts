/** A spreadsheet in a table, by the library's bare parse and a bulk load: `load-by-hand.ts FILE URL` prints how many seconds it takes. */
import { readFile } from "node:fs/promises";
import { streamCsvRows } from "hucre/csv";
import { streamXlsxRows } from "hucre/xlsx";
import pg from "pg";

/** Kept, and found by line and by customer, as what is measured beside it. */
const bareTable = `
  DROP TABLE IF EXISTS bare;
  CREATE TABLE bare ("nth" bigserial PRIMARY KEY, "day" date, "customer" text, "product" text, "amount" numeric);
  CREATE INDEX ON bare ("customer", "nth")`;

/** What the library gives, and the same rows in statements of five thousand. */
async function bareSheet(path: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(bareTable);
  let batch: (readonly unknown[])[] = [];
  const put = async () => {
    const column = (at: number) => batch.map((row) => row[at]);
    await client.query(
      `INSERT INTO bare ("day", "customer", "product", "amount")
       SELECT * FROM unnest($1::date[], $2::text[], $3::text[], $4::numeric[])`,
      [0, 1, 2, 3].map(column),
    );
    batch = [];
  };
  for await (const { index, values } of streamXlsxRows(new Uint8Array(await readFile(path)), { sheet: 0 })) {
    if (index > 0) batch.push(values);
    if (batch.length === 5_000) await put();
  }
  await put();
  await client.end();
}

/** What the library gives, and the file by COPY. */
async function bareCsv(path: string, url: string): Promise<void> {
  let cells = 0;
  for (const row of streamCsvRows(await readFile(path, "utf8"), { delimiter: "," })) cells += row.length;
  if (cells === 0) throw new Error("Nothing was read");
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(bareTable);
  await client.query("SET statement_timeout = 0");
  await client.query(
    `COPY bare ("day", "customer", "product", "amount") FROM '${path}' WITH (FORMAT csv, HEADER)`,
  );
  await client.end();
}

const [path = "", url = ""] = process.argv.slice(2);
const began = performance.now();
await (path.endsWith(".csv") ? bareCsv : bareSheet)(path, url);
console.log((performance.now() - began) / 1000);
