import type { AdminCommand } from "../admin-command.ts";
import { inColumns } from "../in-columns.ts";
import { readArgs } from "../read-args.ts";
import { shortTime } from "./short-time.ts";
import { commandWords } from "./words.ts";

/** `installations`: which chats' tenants are joined to which company, and how many accounts came from there. */
export const installations: AdminCommand = {
  name: "installations",
  help: (locale) => commandWords(locale).installationsHelp,
  async run({ database, config, locale }, args) {
    readArgs(args, { words: 0 }, locale);
    const words = commandWords(locale);
    const found = await database.prisma.installation.findMany({
      select: {
        ...{ id: true, platform: true, externalId: true, createdAt: true },
        workspace: { select: { id: true, name: true, demo: true } },
        _count: { select: { identities: true } },
      },
      orderBy: { createdAt: "asc" },
    });
    const data = found.map(({ _count, workspace, ...one }) => ({
      ...one,
      company: workspace.name,
      companyId: workspace.id,
      accounts: _count.identities,
    }));
    const rows = data.map(({ platform, externalId, company, accounts, createdAt }) => [
      platform,
      externalId,
      company,
      String(accounts),
      shortTime(createdAt, config.zone),
    ]);
    const says = rows.length > 0 ? inColumns([words.installationsHead, ...rows]) : words.noInstallations;
    return { done: true, says, data };
  },
};
