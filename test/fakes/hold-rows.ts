import pg from "pg";

/** Locked rows, as if somebody had locked them with psql and gone for lunch. */
export type Holder = {
  /** Releases them, unchanged. */
  release(): Promise<void>;
};

/** @param statement that locks, such as a SELECT … FOR UPDATE */
export async function holdRows(url: string, statement: string): Promise<Holder> {
  const client = new pg.Client({ connectionString: url, application_name: "holder" });
  await client.connect();
  await client.query("BEGIN");
  await client.query(statement);
  let released: Promise<void> | undefined;
  return {
    release() {
      released ??= client.end();
      return released;
    },
  };
}
