/** Setup for suites in which every test has an office of its own. */
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import type { Database } from "../../../src/database/open-database.ts";
import { type DatabaseKind, freshDatabase } from "../database.ts";
import { type Customs, type Office, openOffice } from "./office.ts";

/**
 * One database for the suite, and an office in it for each test, on Wednesday, 18 November 2026, 10:00 in
 * Shanghai unless `customs` say otherwise. Internal errors fail the test.
 * @param opens receives each office, and lets people in
 */
export function inOffices(
  kind: DatabaseKind,
  opens: (office: Office) => void | Promise<void>,
  customs?: Customs,
): void {
  let database: Database;
  let office: Office;
  beforeAll(async () => {
    database = await freshDatabase(kind);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    office = await openOffice(database, customs);
    await opens(office);
  });
  afterEach(() => expect(office.failures).toEqual([]));
}
