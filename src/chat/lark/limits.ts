/**
 * Every limit of Lark that we must keep, in one table. Sources: open.feishu.cn, card-json-v2-structure, its
 * component pages, im-v1/message/create and interactive/v1/card/update.
 */
export const limits = {
  /** Lark refuses 30 KB (230025); whether that is 30,000 or 30,720 bytes is not said, and a callback wraps the card. */
  cardBytes: 29_000,
  /** Everything with a `tag` counts, texts inside buttons and options too (11310). */
  cardElements: 200,
  /** Recommended for speed on phones. */
  charts: 5,
  tables: 5,
  tableColumns: 50,
  /** Rows of a table on one screen; people page through the rest inside the card. */
  tablePageRows: 10,
  /** Nobody pages through more rows than this. */
  tableRows: 100,
  /** A title is cut at four lines by the client. */
  title: 150,
  /** The preview in the list of chats. */
  summary: 200,
  /** Not documented; longer labels are cut by the client without a sign. */
  buttonLabel: 60,
  /** Ours: one paragraph must not push everything else off the card. */
  text: 4_000,
  /** Ours: a cell or a fact is a phrase. */
  cell: 300,
  /** A text box takes 1,000 characters at most. */
  inputCharacters: 1_000,
  placeholder: 100,
  /** An option counts as an element, so a long list would leave no room for the form. */
  options: 100,
  /** Ours: a toast is on screen for three seconds, so what is longer also comes as a message. */
  toast: 80,
  /** `uuid` of im/v1/messages. */
  uuid: 50,
  /** A repeated `uuid` is one message within an hour. */
  uuidMs: 3_600_000,
  /** Three seconds end to end for callbacks; half a second is left for the way. */
  callbackMs: 2_500,
  /** The address check of the developer console. */
  webhookBytes: 1_048_576,
  /** How far the stamp of a webhook may be off, both ways. */
  webhookSkewSeconds: 300,
  /** An older message came late (after a reconnect or a redelivery); its sender may have moved on. */
  messageAgeMinutes: 10,
  httpTimeoutMs: 10_000,
  /** Long enough for the largest file over a slow connection. */
  fileTimeoutMs: 120_000,
  /** `im/v1/files` takes no more. */
  fileBytes: 30 * 1024 * 1024,
} as const;
