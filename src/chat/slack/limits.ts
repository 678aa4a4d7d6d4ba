/**
 * What Slack allows, in one table. Lengths are characters; each line says what happens beyond it.
 * Sources: @slack/types 3.2 (block-kit, views), docs.slack.dev (block-kit, interactivity, rate-limits).
 */
export const limits = {
  /** Blocks in one message; one more and the whole message is refused (`invalid_blocks`). */
  messageBlocks: 50,
  /** Blocks in a modal or on the home tab. */
  viewBlocks: 100,
  /** Text of a section, a context element or any other plain_text that has no tighter limit. */
  text: 3000,
  /** Not documented for rich_text; kept to what a section may hold, so that no block grows unbounded. */
  richText: 3000,
  /** Room that is kept in a split text for closing what its writing direction opened. */
  closers: 16,
  header: 150,
  /** One of a section's fields. */
  field: 2000,
  fieldsInSection: 10,
  buttonsInActions: 25,
  buttonLabel: 75,
  /** A button's value is where its action and values travel. */
  buttonValue: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  imageAlt: 2000,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a table together. */
  tableText: 10_000,
  /** A second table in a message is refused (`only_one_table_allowed`). */
  tablesInMessage: 1,
  /** A preformatted table wider than this wraps on a laptop and is unreadable: rows become sentences instead. */
  preformattedWidth: 72,
  /** Facts longer than this stand on their own: beside each other they would be two narrow columns. */
  factBeside: 300,
  /** The fallback beside blocks. 40,000 would be cut silently; 4,000 is where notifications stop anyway. */
  fallback: 4000,
  modalTitle: 24,
  modalButton: 24,
  inputLabel: 2000,
  inputHint: 2000,
  inputText: 3000,
  placeholder: 150,
  optionLabel: 75,
  optionValue: 75,
  /** More options are set out in groups of as many. */
  optionsInGroup: 100,
  optionGroups: 100,
  blockId: 255,
  callbackId: 255,
  /** Hidden values, form id and the way back travel in it. */
  privateMetadata: 3000,
  /** Root and two pushed ones; a further push is refused (`push_limit_reached`). */
  modalsDeep: 3,
  /** A whole view as JSON; beyond it `view_too_large`. */
  viewBytes: 250_000,
  /** Slack gives up after 3 s; slower answers are announced now and shown later. */
  ackMs: 2400,
  /** Time allowed before the work starts, for looking up the bot's own conversation and mentioned people. */
  askPlaceMs: 400,
  /** Calls that have to end before the acknowledgement, above all views.open: a trigger lives 3 s. */
  quickCallMs: 2300,
  /** Every other call. Without it a dead connection would hold a delivery for ever (the SDK's default is no limit). */
  patientCallMs: 15_000,
  /** Long enough for the largest file over a slow connection. */
  fileMs: 120_000,
  /** Uploading a picture may not keep the numbers from the reader for longer. */
  pictureMs: 10_000,
  /** Older or newer requests are refused: a recorded one cannot be replayed tomorrow. */
  clockSkewSeconds: 300,
  /** Slack's payloads stay far below this; nothing larger is read before the signature is checked. */
  requestBytes: 1_048_576,
  /** How far back a doubtful message is looked for in a conversation. */
  lookBackMessages: 100,
} as const;
