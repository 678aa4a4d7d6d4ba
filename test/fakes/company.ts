import { card, text } from "../../src/chat/card.ts";
import type { PlatformName } from "../../src/chat/inbound.ts";
import type { Database } from "../../src/database/open-database.ts";
import type { NewDelivery } from "../../src/delivery/enqueue.ts";

export type Company = Readonly<{
  workspaceId: string;
  installationId: string;
  admin: string;
  rep: string;
}>;

/** A workspace with one installation, an admin and a rep, all in Shanghai. */
export async function foundCompany(
  database: Database,
  platform: PlatformName = "web",
  createdAt = new Date(),
): Promise<Company> {
  const { prisma } = database;
  const workspace = await prisma.workspace.create({
    data: { name: "Xinghe", zone: "Asia/Shanghai", locale: "en", currency: "CNY", createdAt },
  });
  const installation = await prisma.installation.create({
    data: { workspaceId: workspace.id, platform, externalId: `tenant-${workspace.id}` },
  });
  const join = async (name: string, role: string) => {
    const member = await prisma.member.create({
      data: { workspaceId: workspace.id, name, role, locale: "en", zone: "Asia/Shanghai", createdAt },
    });
    await prisma.identity.create({
      data: {
        workspaceId: workspace.id,
        installationId: installation.id,
        memberId: member.id,
        externalId: `at-${name}`,
      },
    });
    return member.id;
  };
  return {
    workspaceId: workspace.id,
    installationId: installation.id,
    admin: await join("admin", "admin"),
    rep: await join("rep", "rep"),
  };
}

/** A message to the rep, or to the member given. */
export function message(company: Company, key: string, more: Partial<NewDelivery> = {}): NewDelivery {
  return {
    key,
    workspaceId: company.workspaceId,
    installationId: company.installationId,
    recipient: "at-rep",
    card: card("en", `Title of ${key}`, [text("Hello")]),
    locale: "en",
    ...more,
  };
}
