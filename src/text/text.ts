/** All sentences, one pair of files per feature. English is the source; Chinese satisfies its type. */
import { chatEn } from "./chat.en.ts";
import { chatZh } from "./chat.zh.ts";
import { customersEn } from "./customers.en.ts";
import { customersZh } from "./customers.zh.ts";
import { dealsEn } from "./deals.en.ts";
import { dealsZh } from "./deals.zh.ts";
import { deliveryEn } from "./delivery.en.ts";
import { deliveryZh } from "./delivery.zh.ts";
import { digestsEn } from "./digests.en.ts";
import { digestsZh } from "./digests.zh.ts";
import { filesEn } from "./files.en.ts";
import { filesZh } from "./files.zh.ts";
import { forecastsEn } from "./forecasts.en.ts";
import { forecastsZh } from "./forecasts.zh.ts";
import type { Locale } from "./locale.ts";
import { settingsEn } from "./settings.en.ts";
import { settingsZh } from "./settings.zh.ts";
import { teamsEn } from "./teams.en.ts";
import { teamsZh } from "./teams.zh.ts";
import { webEn } from "./web.en.ts";
import { webZh } from "./web.zh.ts";

const en = {
  chat: chatEn,
  deals: dealsEn,
  customers: customersEn,
  teams: teamsEn,
  settings: settingsEn,
  forecasts: forecastsEn,
  digests: digestsEn,
  delivery: deliveryEn,
  files: filesEn,
  web: webEn,
};

export type Text = typeof en;

const zh: Text = {
  chat: chatZh,
  deals: dealsZh,
  customers: customersZh,
  teams: teamsZh,
  settings: settingsZh,
  forecasts: forecastsZh,
  digests: digestsZh,
  delivery: deliveryZh,
  files: filesZh,
  web: webZh,
};

const texts: Readonly<Record<Locale, Text>> = { en, zh };

export const textFor = (locale: Locale): Text => texts[locale];
