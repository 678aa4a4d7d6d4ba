/** Everything the gallery imports from the product, in one place. */
export { Temporal } from "temporal-polyfill";
export type { Chart } from "../src/charts/chart.ts";
export { renderPng } from "../src/charts/render-png.ts";
export { closeCharts } from "../src/charts/shared-renderer.ts";
export { bar, type Card, card } from "../src/chat/card.ts";
export type { Form } from "../src/chat/form.ts";
export { ownServer } from "../src/chat/gate.ts";
export { byteLength, countElements, type LarkCard } from "../src/chat/lark/elements.ts";
export { cancelledCard, lateCard, ranLateCard } from "../src/chat/lark/own-cards.ts";
export {
  renderCard as renderLarkCard,
  renderNotice as renderLarkNotice,
} from "../src/chat/lark/render-card.ts";
export { renderForm as renderLarkForm } from "../src/chat/lark/render-form.ts";
export type { Receive } from "../src/chat/platform.ts";
export type { Reply } from "../src/chat/reply.ts";
export { wordsInModal } from "../src/chat/slack/answer-submit.ts";
export { sentence as slackSentence } from "../src/chat/slack/desk.ts";
export { unescapeMrkdwn } from "../src/chat/slack/plain-text.ts";
export { renderCard as renderSlackCard } from "../src/chat/slack/render-card.ts";
export { type Modal as SlackModal, renderForm as renderSlackForm } from "../src/chat/slack/render-form.ts";
export { renderHome as renderSlackHome } from "../src/chat/slack/render-home.ts";
export { slackWords } from "../src/chat/slack/words.ts";
export { renderBubble } from "../src/chat/web/bubble.ts";
export type { Html } from "../src/chat/web/markup.ts";
export { renderShownOnce, secretsOf } from "../src/chat/web/secrets.ts";
export { contentOf } from "../src/chat/web/show-reply.ts";
export type { Role } from "../src/company/member.ts";
export { readConfig } from "../src/config/config.ts";
export type { Database } from "../src/database/open-database.ts";
export { openDatabase } from "../src/database/open-database.ts";
export { transaction } from "../src/database/transaction.ts";
export { reportDead } from "../src/delivery/report-dead.ts";
export { colleaguesAnswer } from "../src/demo/colleagues-answer.ts";
export { drawLarkCard } from "../src/demo/drawing/draw-lark.ts";
export { drawSlackHome, drawSlackMessage, drawSlackModal } from "../src/demo/drawing/draw-slack.ts";
export { loadSampleCompany } from "../src/demo/load-sample-company.ts";
export { takeFile } from "../src/files/take-file.ts";
export { steps } from "../src/first-steps/steps.ts";
export { stepsCard } from "../src/first-steps/steps-card.ts";
export { recordRequest, tellAdmins } from "../src/joining/join-request.ts";
export { createTick } from "../src/schedule/tick.ts";
export { slotHandlers } from "../src/slot-handlers.ts";
export { start } from "../src/start.ts";
export { type Locale, locales } from "../src/text/locale.ts";
export { type AssetName, loadAssets } from "../src/web/assets.ts";
export { renderLogin, renderWelcomeLink } from "../src/web/login-page.ts";
