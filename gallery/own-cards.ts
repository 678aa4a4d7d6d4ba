/** What a chat shows by itself, without a use case: cards and modals of its own, and the web chat's pages before one is signed in. */
import {
  cancelledCard,
  type Html,
  type Locale,
  lateCard,
  loadAssets,
  ranLateCard,
  renderLogin,
  renderWelcomeLink,
  slackWords,
  wordsInModal,
} from "./product.ts";
import { larkShot, type Shot, slackModal, webShot } from "./shots.ts";

export type OwnCard = Readonly<{ caption: string; shot: (locale: Locale) => Promise<Shot> | Shot }>;

const line = { en: "/deal list team", zh: "/商机 列表 团队" };
const title = { en: "New deal", zh: "新建商机" };

const page = async (locale: Locale, rendered: (setting: Setting) => Html): Promise<Shot> => {
  const whole = String(await rendered({ locale, theme: "auto", assets: loadAssets() }));
  return webShot(/<main[\s\S]*<\/main>/.exec(whole)?.[0] ?? "", title[locale], locale);
};
type Setting = Parameters<typeof renderLogin>[0];

export const ownCards: readonly OwnCard[] = [
  {
    caption: "Slack: one moment",
    shot: (locale) => {
      const { workingTitle, stillWorking } = slackWords(locale);
      return slackModal(wordsInModal(workingTitle, stillWorking, locale));
    },
  },
  {
    caption: "Slack: done meanwhile",
    shot: (locale) => {
      const { done, doneSentence } = slackWords(locale);
      return slackModal(wordsInModal(done, doneSentence, locale));
    },
  },
  {
    caption: "Lark: a line sent while the bot was away",
    shot: (locale) => larkShot(lateCard({ line: line[locale] }, "event", locale)),
  },
  { caption: "Lark: that line, run", shot: (locale) => larkShot(ranLateCard(line[locale], locale)) },
  { caption: "Lark: a form, cancelled", shot: (locale) => larkShot(cancelledCard(title[locale], locale)) },
  {
    caption: "Web chat: signing in",
    shot: (locale) => page(locale, (setting) => renderLogin(setting, { badLink: false })),
  },
  {
    caption: "Web chat: signing in by the company account",
    shot: (locale) =>
      page(locale, (setting) => renderLogin(setting, { badLink: false, provider: { name: "Acme ID" } })),
  },
  {
    caption: "Web chat: the company account is out of reach",
    shot: (locale) =>
      page(locale, (setting) =>
        renderLogin(setting, { badLink: false, provider: { name: undefined }, why: "away" }),
      ),
  },
  {
    caption: "Web chat: a link that no longer works",
    shot: (locale) => page(locale, (setting) => renderLogin(setting, { badLink: true })),
  },
  {
    caption: "Web chat: a colleague's link",
    shot: (locale) =>
      page(locale, (setting) =>
        renderWelcomeLink(setting, { kind: "member", name: "Lin Yue 林悦", locale }, ""),
      ),
  },
  {
    caption: "Web chat: the first admin's link",
    shot: (locale) =>
      page(locale, (setting) => renderWelcomeLink(setting, { kind: "first admin", locale }, "")),
  },
];
