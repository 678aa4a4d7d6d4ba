/** Rows of the plainest table, which nothing references, for tests of the database itself. */

/** A company that need not exist. */
export const anyCompany = "00000000-0000-7000-8000-000000000000";

/** The columns of a claim. */
export const plainRow = (key: string) => ({ workspaceId: anyCompany, key });
