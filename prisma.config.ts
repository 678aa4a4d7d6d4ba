import type { PrismaConfig } from "prisma";

/** Where the Prisma CLI finds the schema folder and the migrations. Connections are made by src/database, not by the CLI. */
export default {
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
} satisfies PrismaConfig;
