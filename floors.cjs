/**
 * The floors of the house, from the ground up. A room may know what lies on the floors below it: neither what is above
 * nor its neighbours. A folder that is not named belongs to the room it lies in. What lies in src itself wires them all
 * together and may know everybody. Checked by .dependency-cruiser.cjs, told in ARCHITECTURE.md.
 */
module.exports = [
  // What is told of everything, and knows nothing of it.
  ["tracing"],
  // The ground: each knows itself only. Of the settings only the shape is known, and the values are handed in.
  ["calendar", "chunks-of.ts", "config", "database", "local-url.ts", "text"],
  ["money", "text/format"],
  ["charts", "spreadsheets/reading", "understanding"],
  // Who works here, what they go through, and what has happened.
  ["company", "spreadsheets/columns", "spreadsheets/writing"],
  ["pipelines", "spreadsheets/kinds"],
  ["history", "spreadsheets/records"],
  ["external-ids", "schedule"],
  // What is asked of the database, and what travels to and from people.
  ["chat", "measures"],
  ["chat/lark", "chat/slack", "chat/web", "delivery"],
  ["web"],
  // Features, each with its tables, deeds, cards and words.
  ["asking", "campaigns", "customers", "deals/facts", "files", "price-list", "settings"],
  ["deals/lines", "deals/writing", "joining", "spreadsheets"],
  ["deals/fields", "deals/naming"],
  ["customers/naming", "deals/card", "rates"],
  ["deals/attaching", "sales"],
  [
    "deals/editing",
    "deals/exceptions",
    "deals/lessons",
    "deals/listing",
    "deals/moves",
    "deals/preparing",
    "deals/products",
  ],
  ["campaign-planning", "deals/assessing", "touches"],
  ["deals"],
  ["forecasts", "teams"],
  [
    "absences",
    "audiences",
    "deals/changing-many",
    "deal-parties",
    "follow-up",
    "leads",
    "priorities",
    "quotas",
    "sales-process",
  ],
  // What joins features. Nobody imports these but what wires them.
  [
    "analysis",
    "audit",
    "demo",
    "digests",
    "exports",
    "first-steps",
    "http",
    "imports",
    "pages",
    "people",
    "talk",
    "undo",
  ],
  // All of a database: into a file, out of it, and from one to another.
  ["backup"],
  // What the operator asks of a running bot.
  ["operator"],
];
