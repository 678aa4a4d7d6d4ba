/** The person and the company a request is about, as plain facts. */
import type { Locale } from "../text/locale.ts";
import type { WorkspaceSettings } from "./workspace-settings.ts";

export const roles = ["rep", "manager", "admin", "finance", "read-only"] as const;
export type Role = (typeof roles)[number];

export type Member = Readonly<{
  id: string;
  workspaceId: string;
  name: string;
  role: Role;
  teamId: string | null;
  locale: Locale;
  /** IANA time zone, e.g. "Asia/Shanghai". */
  zone: string;
}>;

export type Workspace = Readonly<{
  id: string;
  name: string;
  zone: string;
  locale: Locale;
  /** ISO code: what a bare "120万" means. */
  currency: string;
  settings: WorkspaceSettings;
  /** Grows with each pipeline or version that is added. */
  pipelinesRevision: number;
  demo: boolean;
}>;

/** What a new company and its people begin with. */
export type Defaults = Readonly<{ zone: string; locale: Locale; currency: string }>;
