/**
 * The rules of the house, checked by `npm run check:structure`: who may know whom. ARCHITECTURE.md draws the same
 * picture in words. test/unit/structure.test.ts breaks each of them on purpose and sees this file notice.
 */

// Without a compiler API (TypeScript 7 has none) dependency-cruiser sees no .ts file at all and reports "no violations".
if (typeof require("typescript").transpileModule !== "function") {
  throw new Error("dependency-cruiser needs a TypeScript with a compiler API (6 or older) to see any module");
}

const floors = require("./floors.cjs");

/** The files of a room, without those of the rooms inside it. */
function filesOf(room) {
  if (room.endsWith(".ts")) return `^src/${room.replaceAll(".", "\\.")}$`;
  const inner = floors.flat().filter((other) => other.startsWith(`${room}/`));
  const without =
    inner.length > 0 ? `(?!(${inner.map((one) => one.slice(room.length + 1)).join("|")})/)` : "";
  return `^src/${room}/${without}`;
}

const downOnly = floors.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    name: "arrows-go-down",
    comment: `${room} may know itself and the floors below it (floors.cjs). Invert the arrow, or move the file to where it belongs.`,
    severity: "error",
    from: { path: filesOf(room) },
    to: { path: "^src/", pathNot: [room, ...floors.slice(0, floor).flat()].map(filesOf) },
  })),
);

const chats = "^src/(chat/(slack|lark|web)|web)/";
/** What every chat may know: the card model and the boundary, charts as data, sentences, the shape of its settings. */
const chatModel =
  "^src/chat/(card|chart-numbers|command-words|file|form|gate|in-words|inbound|lay-out-bar|limit-body|mention|our-tenant|platform|refusals|reply|rotation|usages|words(\\.(en|zh))?)\\.ts$";
/** What answers people and runs inside their transactions, and the numbers it shows. */
const features =
  "^src/(asking|customers|deals|digests|files|forecasts|joining|measures|pages|people|pipelines|quotas|rates|settings|teams|undo)/";

/** A part that is used in one room only, so that it can be replaced there. */
const partsAtHome = [
  ["Slack's packages", "@slack/", "^src/chat/slack/"],
  ["Lark's package", "@larksuiteoapi/", "^src/chat/lark/"],
  [
    "Prisma and the PostgreSQL drivers",
    "(@prisma/|pg/|@electric-sql/|pglite-prisma-adapter/)",
    "^src/database/",
  ],
  ["The job queue", "pg-boss/", "^src/delivery/"],
  ["The ticking", "node-cron/", "^src/schedule/"],
  ["What draws", "(echarts|@resvg)/", "^src/charts/"],
  ["What reads language", "(fastest-levenshtein|libphonenumber-js|pinyin-pro)/", "^src/understanding/"],
  ["What reads and writes YAML", "yaml/", "^src/pipelines/"],
  ["What signs in by OpenID Connect", "openid-client/", "^src/web/oidc/"],
  ["What traces", "@opentelemetry/", "^src/tracing/"],
  ["The HTTP server", "@hono/", "^src/(http|operator|web|chat/web)/"],
];

/** Where the outside is: a folder that is pure may name none of these, by however many steps. */
const outside = "^src/(database/|delivery/|http/|config/|start\\.ts)";

module.exports = {
  forbidden: [
    ...downOnly,
    {
      name: "no-circles",
      comment: "Two files that need each other are one thing, or lack a third that both can know.",
      severity: "error",
      from: { pathNot: "^src/database/generated/" },
      to: { circular: true },
    },
    {
      name: "nothing-missing",
      comment: "An import that leads nowhere, or to a package that package.json does not name.",
      severity: "error",
      from: {},
      to: { dependencyTypes: ["unknown", "undetermined", "npm-no-pkg", "npm-unknown"] },
    },
    {
      name: "product-without-tools",
      comment: "A production install has no development packages.",
      severity: "error",
      from: { path: "^src/" },
      to: { dependencyTypes: ["npm-dev"], pathNot: "node_modules/@types/" },
    },
    {
      name: "product-without-tests",
      comment: "What is shipped knows neither tests nor scripts nor benchmarks nor the gallery.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|scripts|bench|gallery)/" },
    },
    {
      name: "nobody-imports-main",
      comment: "The process is an end, not a part.",
      severity: "error",
      from: {},
      to: { path: "^src/main\\.ts$" },
    },
    {
      name: "only-main-starts",
      comment: "The composition root knows everyone; only the process knows it.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/main\\.ts$" },
      to: { path: "^src/start\\.ts$" },
    },
    {
      name: "only-start-wires",
      comment: "The demo, the port and the words of the start are put together in one place.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(start\\.ts$|ground\\.ts$|demo/|http/)" },
      to: { path: "^src/(demo/|http/|slot-handlers\\.ts|welcome-lines\\.ts)" },
    },
    {
      name: "chats-know-the-card-model",
      comment:
        "A chat translates: no feature, no queue, no use case may reach it. What a deal is stays unknown here.",
      severity: "error",
      from: { path: chats },
      to: {
        path: "^src/",
        pathNot: [
          chats,
          chatModel,
          "^src/(charts|company|config|database|money|text)/",
          "^src/chunks-of\\.ts$",
        ],
      },
    },
    {
      name: "chats-get-their-settings",
      comment: "Settings are handed in; only their shape may be named.",
      severity: "error",
      from: { path: chats },
      to: { path: "^src/config/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-keeps-its-own-tables",
      comment:
        "The web chat is its own platform's server and keeps messages and sessions; the others keep nothing.",
      severity: "error",
      from: { path: "^src/chat/(slack|lark)/" },
      to: { path: "^src/(database|company)/" },
    },
    {
      name: "web-knows-only-what-a-member-is",
      comment: "Of the team it may name the shape of a member, nothing that runs.",
      severity: "error",
      from: { path: "^src/web/" },
      to: { path: "^src/company/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "features-know-no-chat",
      comment:
        "A use case answers with data, and is handed what only a chat can make (a link into the web chat).",
      severity: "error",
      from: { path: features },
      to: { path: chats },
    },
    {
      name: "client-made-once",
      comment:
        "Whoever makes a Prisma client of its own bypasses locks, limits and remedies. Types may be named.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/database/" },
      to: { path: "^src/database/generated/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "deliveries-through-the-hatch",
      comment: "Features enqueue, look and send again; how a message gets out is not their business.",
      severity: "error",
      from: { path: features },
      to: {
        path: "^src/delivery/",
        pathNot:
          "^src/delivery/(drop-waiting|enqueue|notify-member|list-dead|resend-dead|count-waiting)\\.ts$",
      },
    },
    {
      name: "http-knows-the-boundary",
      comment: "The port mounts chats and tells machines how things are.",
      severity: "error",
      from: { path: "^src/http/" },
      to: { path: "^src/", pathNot: ["^src/http/", "^src/(chat/(platform|limit-body)|local-url)\\.ts$"] },
    },
    {
      name: "rules-are-pure",
      comment:
        "Rules receive facts as data: none reaches the database or the network, by however many steps.",
      severity: "error",
      from: { path: "^src/(calendar|money|text|understanding|pipelines)/", pathNot: "^src/pipelines/rows/" },
      to: { path: outside, reachable: true },
    },
    {
      name: "rules-do-no-input-or-output",
      comment: "The same for files and sockets.",
      severity: "error",
      from: { path: "^src/(calendar|money|text|understanding|pipelines)/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "features-call-nobody",
      comment:
        "A use case runs inside a transaction: no file, no socket, no process while others wait for it.",
      severity: "error",
      from: { path: features },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "pipelines-by-the-book",
      comment:
        "What we ship is what a company begins with. What it has stands in its rows, and in other versions.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/pipelines/" },
      to: { path: "^src/pipelines/shipped/" },
    },
    {
      name: "renderers-draw-only",
      comment: "Card in, payload out: a renderer that calls its platform cannot be tested side by side.",
      severity: "error",
      from: { path: `${chats}render-[^/]+\\.ts$` },
      to: {
        path: [
          "^src/(web|chat/[^/]+)/(client|receive|send|messages|errors|[a-z]+-chat)\\.ts$",
          "^src/(database|config)/",
          "^(node:)?(fs|http|https|net|child_process|worker_threads)(/|$)",
        ],
      },
    },
    ...partsAtHome.map(([what, packages, home]) => ({
      name: `at-home-${packages.replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "")}`,
      comment: `${what}: used in ${home.replace(/[\\^$]/g, "")} only, so that what it is stays one room's affair.`,
      severity: "error",
      from: { path: "^src/", pathNot: home },
      to: { path: `node_modules/${packages}` },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    // Types are knowledge too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
