/** Rows of the plainest table, which nothing refers to, for tests of the database itself. */

/** A company that need not be there. */
export const anyCompany = "00000000-0000-7000-8000-000000000000";

/** What a claim is made of. */
export const plainRow = (key: string) => ({ workspaceId: anyCompany, key });
