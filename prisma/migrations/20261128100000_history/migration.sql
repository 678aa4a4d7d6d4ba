-- One history instead of four: events, remarks, versions of deals.

CREATE TABLE "Event" (
    "id" BIGSERIAL NOT NULL,
    "workspaceId" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "memberId" UUID,
    "onBehalfId" UUID,
    "via" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "remarkId" UUID,
    "values" JSONB NOT NULL DEFAULT '{}',
    "undoes" BIGINT,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Remark" (
    "id" UUID NOT NULL,
    "workspaceId" UUID NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "Remark_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "DealVersion" (
    "workspaceId" UUID NOT NULL,
    "dealId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3),
    "eventId" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "teamId" UUID,
    "title" TEXT NOT NULL,
    "pipeline" TEXT NOT NULL,
    "pipelineVersion" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "stageEnteredAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "lostReason" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "closeDate" DATE NOT NULL,
    "likelihood" INTEGER NOT NULL,
    "category" TEXT NOT NULL,
    "source" TEXT,
    "nextStepId" UUID,
    "nextStepDate" DATE,
    "slips" INTEGER NOT NULL,
    "lines" JSONB NOT NULL,

    CONSTRAINT "DealVersion_pkey" PRIMARY KEY ("workspaceId", "dealId", "number")
);

ALTER TABLE "Deal"
  ADD COLUMN "teamId" UUID,
  ADD COLUMN "nextStepId" UUID,
  ADD COLUMN "lines" JSONB NOT NULL DEFAULT '[]';

ALTER TABLE "DealFact" ADD COLUMN "workspaceId" UUID, ADD COLUMN "eventId" BIGINT;

-- What 0.1.0 kept is carried over: moves, notes, edits, answers, next steps, lines of products, and how the deals stood
-- at every close. A deal's life is told backwards. The row of today is known whole; every move and edit kept what it
-- found and some of what it made; a Snapshot kept how the deal stood at a close. These are the steps of a life, and
-- before a step the deal was what it was after it, but for what the step says to have found:
--
--   after  = today's row, and laid over it what the later steps say, the latest first
--   made   = after, and laid over it what the step itself made
--
-- Where the two differ, something was changed that nobody wrote down, by hand or by a transaction that a close
-- overtook. Then a version and an event by nobody follow at once, which take the deal from the one to the other. That is
-- how a Snapshot wins: it is a step that found nothing and made what it shows, and makes no version of its own.

-- Columns as the program writes them into events: an instant the way Temporal prints it.
CREATE FUNCTION pg_temp.iso(instant timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT rtrim(rtrim(to_char(instant AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), '0'), '.') || 'Z'
$$;
-- Objects laid one over the other, in the order in which they come.
CREATE AGGREGATE pg_temp.laid(jsonb) (SFUNC = jsonb_concat, STYPE = jsonb, INITCOND = '{}');

-- Which chat spoke, 0.1.0 did not write down. Where the company has but one, that is known all the same.
CREATE TEMP TABLE spoken AS
SELECT w."id" AS "workspaceId",
       CASE WHEN w."demo" THEN 'demo' WHEN count(i."id") = 1 THEN min(i."platform") ELSE 'unknown' END AS "via"
FROM "Workspace" w LEFT JOIN "Installation" i ON i."workspaceId" = w."id" GROUP BY w."id";

-- An edit was { field: [old, new] } as text. What cannot be read is of no column, and stays in the event as it is.
CREATE TEMP TABLE edited AS
SELECT c."id", c."dealId", c."memberId", c."at", e.key AS "field", e.value AS "both", x."old", x."new",
       coalesce(CASE
         WHEN e.key = 'amount' THEN x."old" ~ '^\d{1,18} \S+$' AND x."new" ~ '^\d{1,18} \S+$'
         WHEN e.key = 'likelihood' THEN x."old" ~ '^\d{1,3}$' AND x."new" ~ '^\d{1,3}$'
         WHEN e.key = 'closeDate' THEN x."old" ~ '^\d{4}-\d\d-\d\d$' AND x."new" ~ '^\d{4}-\d\d-\d\d$'
         WHEN e.key = 'nextStepDate' THEN concat(x."old", x."new") ~ '^(\d{4}-\d\d-\d\d){0,2}$'
         WHEN e.key IN ('category', 'title') THEN x."old" <> '' AND x."new" <> ''
         ELSE e.key IN ('source', 'nextStep', 'products') END, false) AS "legible"
FROM "DealChange" c
CROSS JOIN LATERAL jsonb_each(CASE jsonb_typeof(c."changes") WHEN 'object' THEN c."changes" ELSE '{}' END) e
CROSS JOIN LATERAL (SELECT e.value ->> 0 AS "old", e.value ->> 1 AS "new") x;
CREATE INDEX ON edited ("dealId");
ANALYZE edited;

-- What comes next becomes a remark of its own; as long as the words stay the same it is the same remark.
CREATE TEMP TABLE next_step AS
SELECT p.*, count(*) FILTER (WHERE p."fresh") OVER (PARTITION BY p."dealId" ORDER BY p."at", p."edit", p."side") AS "nth"
FROM (
  SELECT p.*, p."text" IS DISTINCT FROM lag(p."text") OVER (PARTITION BY p."dealId" ORDER BY p."at", p."edit", p."side") AS "fresh"
  FROM (
    SELECT e."dealId", e."at", e."id" AS "edit", x."side", x."text"
    FROM edited e CROSS JOIN LATERAL (VALUES (0, e."old"), (1, e."new")) x("side", "text") WHERE e."field" = 'nextStep'
    UNION ALL
    SELECT d."id", 'infinity', NULL, 2, nullif(d."nextStep", '') FROM "Deal" d
  ) p
) p;
CREATE TEMP TABLE next_remark AS
SELECT n."dealId", n."nth", n."text", gen_random_uuid() AS "id"
FROM next_step n WHERE n."fresh" AND n."text" IS NOT NULL;
ANALYZE next_step;
ANALYZE next_remark;

-- The deal of today. An open one is of its owner's team; a closed one is of the team that closed it, as far as a close saw it.
UPDATE "Deal" d SET
  "teamId" = CASE WHEN d."outcome" IS NULL OR s."dealId" IS NULL THEN m."teamId" ELSE s."teamId" END,
  "nextStepId" = r."id",
  "lines" = coalesce(l."lines", '[]')
FROM "Deal" o
JOIN "Member" m ON m."id" = o."ownerId"
LEFT JOIN (SELECT DISTINCT ON (s."dealId") s."dealId", s."teamId" FROM "Snapshot" s ORDER BY s."dealId", s."week" DESC) s
  ON s."dealId" = o."id"
LEFT JOIN next_step n ON n."dealId" = o."id" AND n."side" = 2
LEFT JOIN next_remark r ON r."dealId" = o."id" AND r."nth" = n."nth" AND n."text" IS NOT NULL
LEFT JOIN (SELECT l."dealId", jsonb_agg(jsonb_build_object('product', l."product", 'amountMinor', l."amountMinor"::text)
                                        ORDER BY l."id") AS "lines"
           FROM "DealLine" l GROUP BY l."dealId") l ON l."dealId" = o."id"
WHERE o."id" = d."id";

CREATE TEMP TABLE today AS
SELECT d."id" AS "dealId", jsonb_build_object(
         'customerId', d."customerId", 'ownerId', d."ownerId", 'teamId', d."teamId", 'title', d."title",
         'pipeline', d."pipeline", 'pipelineVersion', d."pipelineVersion", 'stage', d."stage",
         'stageEnteredAt', pg_temp.iso(d."stageEnteredAt"), 'outcome', d."outcome",
         'closedAt', pg_temp.iso(d."closedAt"), 'lostReason', d."lostReason", 'signedAt', pg_temp.iso(d."signedAt"),
         'amountMinor', d."amountMinor"::text, 'currency', d."currency", 'closeDate', d."closeDate",
         'likelihood', d."likelihood", 'category', d."category", 'source', d."source", 'nextStepId', d."nextStepId",
         'nextStepDate', d."nextStepDate", 'slips', d."slips", 'lines', d."lines") AS "columns"
FROM "Deal" d;
CREATE UNIQUE INDEX ON today ("dealId");
ANALYZE today;

-- A deed of 0.1.0 left several rows, of one person, deal and instant: a move with the edits and answers of its form, an
-- edit of columns and of the product. They are one deed, named by the move, else the first edit, else the first answer.
CREATE TEMP TABLE deed_of AS
SELECT DISTINCT ON ("dealId", "memberId", "at") "dealId", "memberId", "at", "id" AS "deed", "rank"
FROM (
  SELECT "dealId", "memberId", "at", "id", 1 AS "rank" FROM "StageMove" UNION ALL
  SELECT "dealId", "memberId", "at", "id", 2 FROM "DealChange" UNION ALL
  SELECT "dealId", "memberId", "at", "id", 3 FROM "DealFact"
) x ORDER BY "dealId", "memberId", "at", "rank", "id";
CREATE INDEX ON deed_of ("dealId", "at");
ANALYZE deed_of;

-- A product had the amount that the deal had when it was named; later edits of the amount left it alone.
CREATE FUNCTION pg_temp.lines_of(product text, deal uuid, named timestamptz) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN coalesce(product, '') = '' THEN '[]' ELSE jsonb_build_array(jsonb_build_object('product', product, 'amountMinor',
    coalesce((SELECT k."minor" FROM (
                SELECT m."at", m."amountMinor"::text AS "minor" FROM "StageMove" m WHERE m."dealId" = deal UNION ALL
                SELECT e."at", split_part(e."new", ' ', 1) FROM edited e
                WHERE e."dealId" = deal AND e."field" = 'amount' AND e."legible") k
              WHERE k."at" <= named ORDER BY k."at" DESC LIMIT 1),
             (SELECT t."columns" ->> 'amountMinor' FROM today t WHERE t."dealId" = deal)))) END
$$;

-- What every edit found and made, column by column. What stands in `made` is only what 0.1.0 wrote down.
CREATE TEMP TABLE edited_column AS
WITH legible AS (SELECT e.* FROM edited e WHERE e."legible")
SELECT e."id", p."name", to_jsonb(split_part(e."old", ' ', p."part")) AS "found", to_jsonb(split_part(e."new", ' ', p."part")) AS "made"
FROM legible e CROSS JOIN (VALUES ('amountMinor', 1), ('currency', 2)) p("name", "part") WHERE e."field" = 'amount'
UNION ALL
SELECT e."id", 'likelihood', to_jsonb(e."old"::int), to_jsonb(e."new"::int) FROM legible e WHERE e."field" = 'likelihood'
UNION ALL
SELECT e."id", e."field", coalesce(to_jsonb(e."old"), 'null'), coalesce(to_jsonb(e."new"), 'null')
FROM legible e WHERE e."field" IN ('closeDate', 'category', 'source', 'title', 'nextStepDate')
UNION ALL
-- Of slips there is only today's number: each later date was one more.
SELECT e."id", 'slips', to_jsonb(greatest(0, (t."columns" ->> 'slips')::int
         - count(*) OVER (PARTITION BY e."dealId" ORDER BY e."at" DESC, e."id" DESC)::int)), NULL
FROM legible e JOIN today t ON t."dealId" = e."dealId" WHERE e."field" = 'closeDate' AND e."new" > e."old"
UNION ALL
SELECT o."edit", 'nextStepId', coalesce(to_jsonb(ro."id"), 'null'), coalesce(to_jsonb(rn."id"), 'null')
FROM next_step o JOIN next_step n ON n."dealId" = o."dealId" AND n."edit" = o."edit" AND n."side" = 1
LEFT JOIN next_remark ro ON ro."dealId" = o."dealId" AND ro."nth" = o."nth" AND o."text" IS NOT NULL
LEFT JOIN next_remark rn ON rn."dealId" = n."dealId" AND rn."nth" = n."nth" AND n."text" IS NOT NULL
WHERE o."side" = 0
UNION ALL
SELECT e."id", 'lines', pg_temp.lines_of(e."old", e."dealId",
         lag(e."at", 1, d."createdAt") OVER (PARTITION BY e."dealId" ORDER BY e."at", e."id")), NULL
FROM legible e JOIN "Deal" d ON d."id" = e."dealId" WHERE e."field" = 'products';

CREATE TEMP TABLE edit AS
SELECT o."deed", jsonb_object_agg(x."name", x."found" ORDER BY c."id" DESC) AS "found",
       coalesce(jsonb_object_agg(x."name", x."made" ORDER BY c."id") FILTER (WHERE x."made" IS NOT NULL), '{}') AS "made"
FROM edited_column x JOIN "DealChange" c ON c."id" = x."id"
JOIN deed_of o ON o."dealId" = c."dealId" AND o."memberId" = c."memberId" AND o."at" = c."at"
GROUP BY o."deed";
ANALYZE edit;

-- The moves. What one found it kept in "before"; the sample company's did not, and there the kind says the most of it.
CREATE TEMP TABLE move AS
SELECT m."id" AS "deed", m."dealId", m."memberId", m."at", m."reason", m."evidence", m."undoes",
       CASE WHEN m."kind" = 'advance' AND m."evidence" ? 'contract-signed' THEN 'sign' ELSE m."kind" END AS "kind",
       CASE WHEN m."before" = '{}' THEN
         jsonb_strip_nulls(jsonb_build_object('stage', m."from", 'stageEnteredAt', CASE WHEN m."from" <> m."to" THEN pg_temp.iso(
           max(m."at") FILTER (WHERE m."from" IS DISTINCT FROM m."to")
             OVER (PARTITION BY m."dealId" ORDER BY m."at", m."id" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) END))
         || CASE WHEN m."kind" IN ('win', 'lose') THEN '{"outcome": null, "closedAt": null, "lostReason": null}' ELSE '{}' END::jsonb
         || CASE WHEN d."signedAt" >= m."at" THEN '{"signedAt": null}' ELSE '{}' END::jsonb
       ELSE m."before" END AS "found",
       jsonb_build_object('stage', m."to", 'ownerId', m."ownerId", 'amountMinor', m."amountMinor"::text, 'currency', m."currency")
         || CASE m."kind" WHEN 'win' THEN '{"outcome": "won"}' WHEN 'lose' THEN '{"outcome": "lost"}' ELSE '{}' END::jsonb AS "made"
FROM "StageMove" m JOIN "Deal" d ON d."id" = m."dealId";
CREATE INDEX ON move ("deed");
ANALYZE move;


-- The steps of every life, in order. What happened in the instant of a close belongs to the next week. Edits come before
-- a move of the same instant, as forms wrote them; what a move itself wrote is not what the edit made of it.
CREATE TEMP TABLE step AS
SELECT s.*, row_number() OVER (PARTITION BY s."dealId" ORDER BY s."at", s."rank", s."deed") AS "nth"
FROM (
  (SELECT DISTINCT ON (s."dealId", c."closedAt") s."dealId", c."closedAt" AS "at", 1 AS "rank", NULL::uuid AS "deed",
          NULL AS "kind", NULL::uuid AS "memberId", '{}'::jsonb AS "found",
          jsonb_build_object('ownerId', s."ownerId", 'teamId', s."teamId", 'pipeline', s."pipeline", 'stage', s."stage",
            'outcome', s."outcome", 'amountMinor', s."amountMinor"::text, 'currency', s."currency",
            'closeDate', s."closeDate", 'likelihood', s."likelihood", 'category', s."category")
          || CASE WHEN s."outcome" IS NULL THEN '{"closedAt": null, "lostReason": null}' ELSE '{}' END::jsonb AS "made"
   FROM "Snapshot" s JOIN "ClosedWeek" c ON c."workspaceId" = s."workspaceId" AND c."week" = s."week"
   JOIN today t ON t."dealId" = s."dealId"
   ORDER BY s."dealId", c."closedAt", s."week" DESC)
  UNION ALL
  SELECT m."dealId", m."at", CASE m."kind" WHEN 'new' THEN 2 ELSE 4 END, m."deed", m."kind", m."memberId",
         m."found" || coalesce(e."found", '{}'),
         coalesce(e."made", '{}')
           - ARRAY['stage', 'stageEnteredAt', 'outcome', 'closedAt', 'lostReason', 'signedAt', 'likelihood', 'category']
           || m."made"
  FROM move m LEFT JOIN edit e ON e."deed" = m."deed"
  UNION ALL
  SELECT o."dealId", o."at", 3, o."deed", 'edit', o."memberId", e."found", e."made"
  FROM edit e JOIN deed_of o ON o."deed" = e."deed" AND o."rank" = 2
) s;

-- A life that begins with no logging (none was kept, or a close saw the deal before) begins with an edit by nobody, which
-- counts as no new deal, as it did before.
INSERT INTO step ("dealId", "at", "rank", "kind", "found", "made", "nth")
SELECT d."id", least(d."createdAt", f."at" - CASE WHEN f."kind" IS NULL THEN interval '1 ms' ELSE '0' END), 0, 'edit', '{}', '{}', 0
FROM "Deal" d LEFT JOIN step f ON f."dealId" = d."id" AND f."nth" = 1
WHERE f."kind" IS DISTINCT FROM 'new';
ANALYZE step;

-- How the deal stood after every step, and what nobody wrote down. Of teams only closes know, and today's row: between
-- two that name the same it was that one, else it is unknown, until the version that the later of the two saw.
CREATE TEMP TABLE standing AS
WITH unwound AS (
  SELECT s.*,
         t."columns" || pg_temp.laid(s."made" || s."found")
           OVER (PARTITION BY s."dealId" ORDER BY s."nth" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS "told",
         lead(s."kind" IS NULL, 1, true) OVER (PARTITION BY s."dealId" ORDER BY s."nth") AS "isSeen",
         pg_temp.laid(CASE WHEN s."kind" IS NULL THEN jsonb_build_object('teamId', s."made" -> 'teamId') END)
           OVER (PARTITION BY s."dealId" ORDER BY s."nth") ->> 'teamId' AS "formerTeam"
  FROM step s JOIN today t ON t."dealId" = s."dealId"
), settled AS (
  SELECT u.*, CASE WHEN u."isSeen" OR u."told" ->> 'teamId' = u."formerTeam" THEN u."told"
                   ELSE u."told" || '{"teamId": null}' END AS "after"
  FROM unwound u
)
SELECT s."dealId", s."nth", 1 AS "turn", 0 AS "part", s."at", s."kind", s."deed", s."memberId", s."after" || s."made" AS "columns"
FROM settled s WHERE s."kind" IS NOT NULL
UNION ALL
SELECT s."dealId", s."nth", 2, 0, s."at",
       CASE WHEN s."after" - 'teamId' = (s."after" || s."made") - 'teamId' THEN 'team' ELSE 'edit' END, NULL, NULL, s."after"
FROM settled s WHERE s."after" <> s."after" || s."made";

-- A close that a deal was open at by its moves, and that did not see it (the logging was overtaken by the close): there
-- it was not yet counted, which is what "withdrawn" says.
CREATE TEMP TABLE closing AS
SELECT c."workspaceId", c."closedAt", lag(c."closedAt") OVER (PARTITION BY c."workspaceId" ORDER BY c."closedAt") AS "former"
FROM (SELECT DISTINCT c."workspaceId", c."closedAt" FROM "ClosedWeek" c) c;
CREATE INDEX ON closing ("workspaceId", "closedAt");
CREATE INDEX ON step ("dealId", "at") WHERE "kind" IS NULL;
ANALYZE closing;
INSERT INTO standing ("dealId", "nth", "turn", "part", "at", "kind", "columns")
SELECT v."dealId", v."nth", v."turn", x."part", x."at", 'edit', x."columns"
FROM (SELECT s.*, lead(s."at", 1, 'infinity') OVER (PARTITION BY s."dealId" ORDER BY s."nth", s."turn") AS "until" FROM standing s) v
JOIN "Deal" d ON d."id" = v."dealId"
JOIN closing c ON c."workspaceId" = d."workspaceId" AND c."closedAt" > v."at" AND c."closedAt" <= v."until"
CROSS JOIN LATERAL (VALUES
  (2, greatest(v."at", c."former"), v."columns" || '{"outcome": "withdrawn"}'),
  (1, c."closedAt", v."columns")) x("part", "at", "columns")
WHERE v."columns" ->> 'outcome' IS NULL
  AND NOT EXISTS (SELECT 1 FROM step s WHERE s."dealId" = v."dealId" AND s."at" = c."closedAt" AND s."kind" IS NULL);

CREATE TEMP TABLE version AS
SELECT s.*, row_number() OVER life AS "number", lead(s."at") OVER life AS "until", lag(s."columns") OVER life AS "former"
FROM standing s WINDOW life AS (PARTITION BY s."dealId" ORDER BY s."nth", s."turn", s."at", s."part");
ANALYZE version;

-- All that happened, in the order of time. Notes make no version, nor do answers alone, nor edits that cannot be read.
CREATE TEMP TABLE happened AS
SELECT row_number() OVER (ORDER BY h."at", h."dealId", h."number", h."deed") AS "id", h.*
FROM (
  SELECT v."dealId", v."at", v."number", v."kind", v."deed", v."memberId", v."former", v."columns" FROM version v
  UNION ALL
  SELECT n."dealId", n."at", NULL, 'note', n."id", n."memberId",
         jsonb_build_object('lastContactAt', pg_temp.iso(lag(n."at") OVER (PARTITION BY n."dealId" ORDER BY n."at", n."id"))),
         jsonb_build_object('lastContactAt', pg_temp.iso(n."at"))
  FROM "DealNote" n
  UNION ALL
  SELECT o."dealId", o."at", NULL, 'edit', o."deed", o."memberId", '{}', '{}'
  FROM deed_of o WHERE NOT EXISTS (SELECT 1 FROM step s WHERE s."deed" = o."deed")
) h;
CREATE INDEX ON happened ("deed");
ANALYZE happened;

-- The words keep the ids of the rows they were in.
INSERT INTO "Remark" ("id", "workspaceId", "text")
SELECT w."id", d."workspaceId", w."text"
FROM (
  SELECT n."id", n."dealId", n."text" FROM "DealNote" n UNION ALL
  SELECT m."deed", m."dealId", m."reason" FROM move m WHERE m."reason" <> '' UNION ALL
  SELECT r."id", r."dealId", r."text" FROM next_remark r
) w JOIN "Deal" d ON d."id" = w."dealId";

-- Tables of their own: how many rows they have is then known to the planner.
CREATE TEMP TABLE answered AS
SELECT o."deed", jsonb_agg(DISTINCT f."key") AS "keys" FROM "DealFact" f
JOIN deed_of o ON o."dealId" = f."dealId" AND o."memberId" = f."memberId" AND o."at" = f."at" GROUP BY o."deed";
CREATE TEMP TABLE illegible AS
SELECT o."deed", jsonb_object_agg(e."field", e."both") AS "fields" FROM edited e
JOIN deed_of o ON o."dealId" = e."dealId" AND o."memberId" = e."memberId" AND o."at" = e."at"
WHERE NOT e."legible" GROUP BY o."deed";
ANALYZE answered;
ANALYZE illegible;

-- Of its columns an event keeps those that differ. A team that became known with a deed was not changed by it: else an
-- undo would put back that it is unknown.
INSERT INTO "Event" ("id", "workspaceId", "subject", "subjectId", "kind", "memberId", "via", "at", "remarkId", "values", "undoes")
SELECT h."id", d."workspaceId", 'deal', h."dealId", h."kind", h."memberId",
       CASE WHEN h."deed" IS NULL THEN 'import' ELSE s."via" END, h."at",
       CASE WHEN h."kind" = 'note' OR m."reason" <> '' THEN h."deed" END,
       jsonb_strip_nulls(jsonb_build_object('criteria', a."keys", 'evidence', nullif(m."evidence", '{}'), 'illegible', i."fields"))
         || jsonb_build_object('columns', coalesce(c."columns", '{}')),
       u."id"
FROM happened h
JOIN "Deal" d ON d."id" = h."dealId"
JOIN spoken s ON s."workspaceId" = d."workspaceId"
LEFT JOIN move m ON m."deed" = h."deed"
LEFT JOIN happened u ON u."deed" = m."undoes"
LEFT JOIN answered a ON a."deed" = h."deed"
LEFT JOIN illegible i ON i."deed" = h."deed"
CROSS JOIN LATERAL (
  SELECT jsonb_object_agg(c.key, jsonb_build_array(h."former" -> c.key, c.value)) AS "columns"
  FROM jsonb_each(h."columns") c
  WHERE h."former" IS NULL OR (h."former" -> c.key <> c.value AND (c.key <> 'teamId' OR h."deed" IS NULL))
) c;
SELECT setval('"Event_id_seq"', max("id")) FROM happened HAVING count(*) > 0;

INSERT INTO "DealVersion" ("workspaceId", "dealId", "number", "from", "to", "eventId", "kind", "customerId", "ownerId",
  "teamId", "title", "pipeline", "pipelineVersion", "stage", "stageEnteredAt", "outcome", "closedAt", "lostReason",
  "signedAt", "amountMinor", "currency", "closeDate", "likelihood", "category", "source", "nextStepId", "nextStepDate",
  "slips", "lines")
SELECT d."workspaceId", v."dealId", v."number", v."at", v."until", h."id", v."kind", p."customerId", p."ownerId",
  p."teamId", p."title", p."pipeline", p."pipelineVersion", p."stage", p."stageEnteredAt", p."outcome", p."closedAt",
  p."lostReason", p."signedAt", p."amountMinor", p."currency", p."closeDate", p."likelihood", p."category", p."source",
  p."nextStepId", p."nextStepDate", p."slips", p."lines"
FROM version v
JOIN happened h ON h."dealId" = v."dealId" AND h."number" = v."number"
JOIN "Deal" d ON d."id" = v."dealId"
CROSS JOIN LATERAL jsonb_populate_record(NULL::"DealVersion", v."columns") p;

UPDATE "DealFact" f SET "workspaceId" = d."workspaceId", "eventId" = h."id"
FROM "Deal" d, deed_of o JOIN happened h ON h."deed" = o."deed"
WHERE d."id" = f."dealId" AND o."dealId" = f."dealId" AND o."memberId" = f."memberId" AND o."at" = f."at";

DROP TABLE spoken, edited, next_step, next_remark, today, deed_of, edited_column, edit, move, step, standing, closing, version, happened,
  answered, illegible;
DROP FUNCTION pg_temp.lines_of(text, uuid, timestamptz), pg_temp.iso(timestamptz);
DROP AGGREGATE pg_temp.laid(jsonb);

-- What is carried over leaves its old place.
DROP TABLE "StageMove", "DealNote", "DealChange", "DealLine", "Snapshot";
ALTER TABLE "Deal" DROP COLUMN "nextStep";
DROP INDEX "DealFact_dealId_key_at_idx";
ALTER TABLE "DealFact" DROP CONSTRAINT "DealFact_dealId_fkey";
ALTER TABLE "DealFact"
  DROP COLUMN "memberId",
  DROP COLUMN "moveId",
  DROP COLUMN "at",
  ALTER COLUMN "workspaceId" SET NOT NULL,
  ALTER COLUMN "eventId" SET NOT NULL;

CREATE UNIQUE INDEX "Event_undoes_key" ON "Event"("undoes");
CREATE INDEX "Event_workspaceId_subjectId_id_idx" ON "Event"("workspaceId", "subjectId", "id");
CREATE INDEX "Event_workspaceId_memberId_id_idx" ON "Event"("workspaceId", "memberId", "id");
CREATE INDEX "Remark_workspaceId_idx" ON "Remark"("workspaceId");
CREATE INDEX "DealVersion_workspaceId_ownerId_from_idx" ON "DealVersion"("workspaceId", "ownerId", "from");
CREATE INDEX "DealVersion_workspaceId_from_idx" ON "DealVersion"("workspaceId", "from");
CREATE INDEX "DealFact_workspaceId_dealId_key_eventId_idx" ON "DealFact"("workspaceId", "dealId", "key", "eventId");
DROP INDEX "Deal_ownerId_outcome_idx", "Deal_customerId_idx";
CREATE INDEX "Deal_workspaceId_ownerId_outcome_idx" ON "Deal"("workspaceId", "ownerId", "outcome");
CREATE INDEX "Deal_workspaceId_customerId_idx" ON "Deal"("workspaceId", "customerId");

-- Nobody is told of what has been carried over.
ALTER TABLE "Workspace" ADD COLUMN "toldEventId" BIGINT NOT NULL DEFAULT 0;
UPDATE "Workspace" SET "toldEventId" = (SELECT coalesce(max(e."id"), 0) FROM "Event" e);

-- When the bot learned of something: the latest of the clock handed in, what came before, and the last close of the
-- week. It waits for a close that is being made, and a close waits for the deeds under way; being volatile, the
-- function reads the closes after it has waited.
CREATE FUNCTION deed_instant(workspace uuid, clock timestamptz, former timestamptz) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended(workspace::text, 0));
  RETURN greatest(clock, former, (
    SELECT c."closedAt" FROM "ClosedWeek" c WHERE c."workspaceId" = workspace ORDER BY c."week" DESC LIMIT 1));
END $$;

-- A close waits for the deeds under way, so that it has all that was learned before it.
CREATE FUNCTION await_deeds(workspace uuid) RETURNS void
LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(workspace::text, 0));
$$;

-- History is not rewritten: no event, and of a version only its end, once.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history is append-only: % of "%" refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "Event" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_delete BEFORE DELETE ON "DealVersion" FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON "DealVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();

CREATE FUNCTION end_version_once() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  ended "DealVersion" := OLD;
BEGIN
  ended."to" := NEW."to";
  IF OLD."to" IS NULL AND NEW."to" >= OLD."from" AND ended IS NOT DISTINCT FROM NEW THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'history is append-only: of a deal''s version only the end is set, once'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER end_once BEFORE UPDATE ON "DealVersion" FOR EACH ROW EXECUTE FUNCTION end_version_once();

-- At the end of every transaction a deal is what its one current version says.
CREATE FUNCTION deal_is_its_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  deal uuid;
  current integer;
  alike integer;
BEGIN
  IF TG_TABLE_NAME = 'Deal' THEN deal := NEW."id"; ELSE deal := NEW."dealId"; END IF;
  SELECT count(*), count(*) FILTER (
           WHERE (d."customerId", d."ownerId", d."teamId", d."title", d."pipeline", d."pipelineVersion", d."stage",
                  d."stageEnteredAt", d."outcome", d."closedAt", d."lostReason", d."signedAt", d."amountMinor",
                  d."currency", d."closeDate", d."likelihood", d."category", d."source", d."nextStepId",
                  d."nextStepDate", d."slips", d."lines")
                 IS NOT DISTINCT FROM
                 (v."customerId", v."ownerId", v."teamId", v."title", v."pipeline", v."pipelineVersion", v."stage",
                  v."stageEnteredAt", v."outcome", v."closedAt", v."lostReason", v."signedAt", v."amountMinor",
                  v."currency", v."closeDate", v."likelihood", v."category", v."source", v."nextStepId",
                  v."nextStepDate", v."slips", v."lines"))
    INTO current, alike
    FROM "Deal" d JOIN "DealVersion" v ON v."dealId" = d."id" AND v."workspaceId" = d."workspaceId" AND v."to" IS NULL
   WHERE d."id" = deal;
  IF current <> 1 OR alike <> 1 THEN
    RAISE EXCEPTION 'deal % is not what its current version says', deal USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER has_version AFTER INSERT ON "Deal" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION deal_is_its_version();
-- A note changes nothing that a version keeps, and costs nothing here.
CREATE CONSTRAINT TRIGGER is_its_version AFTER UPDATE ON "Deal" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (
    (OLD."customerId", OLD."ownerId", OLD."teamId", OLD."title", OLD."pipeline", OLD."pipelineVersion",
     OLD."stage", OLD."stageEnteredAt", OLD."outcome", OLD."closedAt", OLD."lostReason", OLD."signedAt",
     OLD."amountMinor", OLD."currency", OLD."closeDate", OLD."likelihood", OLD."category", OLD."source",
     OLD."nextStepId", OLD."nextStepDate", OLD."slips", OLD."lines")
    IS DISTINCT FROM
    (NEW."customerId", NEW."ownerId", NEW."teamId", NEW."title", NEW."pipeline", NEW."pipelineVersion",
     NEW."stage", NEW."stageEnteredAt", NEW."outcome", NEW."closedAt", NEW."lostReason", NEW."signedAt",
     NEW."amountMinor", NEW."currency", NEW."closeDate", NEW."likelihood", NEW."category", NEW."source",
     NEW."nextStepId", NEW."nextStepDate", NEW."slips", NEW."lines"))
  EXECUTE FUNCTION deal_is_its_version();
CREATE CONSTRAINT TRIGGER is_its_deal AFTER INSERT OR UPDATE ON "DealVersion" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION deal_is_its_version();
