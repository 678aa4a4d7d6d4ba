-- Amounts are kept in minor units. How many of them make a major one was asked of Intl, and is from now on what ISO 4217 says
-- (src/money/currency.ts). Of the currencies below every Node so far counted none, so it is known how they were kept: they are
-- worth what they were worth. Of COP, HUF, IDR, PKR and RSD it depended on the release of Node, and no row tells which: they are
-- left alone, and npm run doctor and each start name the deals (src/deals/facts/older-amounts.ts).
CREATE TEMP TABLE recounted AS SELECT * FROM (VALUES
  ('AFN', 100), ('ALL', 100), ('IQD', 1000), ('IRR', 100), ('KPW', 100), ('LAK', 100), ('LBP', 100), ('MGA', 100), ('MMK', 100),
  ('SLL', 100), ('SOS', 100), ('SYP', 100), ('YER', 100)) c("currency", "factor");

-- Numerals in JSON are texts.
CREATE FUNCTION pg_temp.amount(value jsonb, code text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE WHEN jsonb_typeof(value) = 'string' AND value #>> '{}' ~ '^-?\d+$'
    THEN coalesce((SELECT to_jsonb(((value #>> '{}')::numeric * c."factor")::text) FROM recounted c WHERE c."currency" = code), value)
    ELSE value END $$;
CREATE FUNCTION pg_temp.lines(value jsonb, code text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT CASE WHEN jsonb_typeof(value) = 'array' THEN (
    SELECT coalesce(jsonb_agg(line || jsonb_build_object('amountMinor', pg_temp.amount(line -> 'amountMinor', code)) ORDER BY nth), '[]')
    FROM jsonb_array_elements(value) WITH ORDINALITY l(line, nth)) ELSE value END $$;
-- Before and after, each in its own currency; `code` where that was not changed.
CREATE FUNCTION pg_temp.columns(columns jsonb, code text) RETURNS jsonb LANGUAGE sql AS $$
  SELECT columns || jsonb_strip_nulls(jsonb_build_object(
    'amountMinor', CASE WHEN columns ? 'amountMinor' THEN jsonb_build_array(
      pg_temp.amount(columns #> '{amountMinor,0}', "before"), pg_temp.amount(columns #> '{amountMinor,1}', "after")) END,
    'lines', CASE WHEN columns ? 'lines' THEN jsonb_build_array(
      pg_temp.lines(columns #> '{lines,0}', "before"), pg_temp.lines(columns #> '{lines,1}', "after")) END))
  FROM (SELECT coalesce(columns #>> '{currency,0}', code) AS "before", coalesce(columns #>> '{currency,1}', code) AS "after") c $$;

ALTER TABLE "Deal" DISABLE TRIGGER USER;
ALTER TABLE "DealVersion" DISABLE TRIGGER USER;
ALTER TABLE "Event" DISABLE TRIGGER USER;
-- Events last asked for a currency: those of the companies that have any of these.
CREATE TEMP TABLE concerned AS
SELECT "workspaceId" FROM "DealVersion" JOIN recounted USING ("currency")
UNION SELECT "workspaceId" FROM "Submission" JOIN recounted USING ("currency")
UNION SELECT "workspaceId" FROM "Quota" JOIN recounted USING ("currency");
UPDATE "Event" e SET "values" = jsonb_set(e."values", '{columns}', pg_temp.columns(e."values" -> 'columns',
    (SELECT v."currency" FROM "DealVersion" v
      WHERE v."workspaceId" = e."workspaceId" AND v."dealId" = e."subjectId" AND v."eventId" = e."id")))
  FROM concerned c WHERE c."workspaceId" = e."workspaceId" AND e."values" -> 'columns' ?| ARRAY['amountMinor', 'lines'];
UPDATE "DealVersion" v SET "amountMinor" = v."amountMinor" * c."factor", "lines" = pg_temp.lines(v."lines", v."currency")
  FROM recounted c WHERE c."currency" = v."currency";
UPDATE "Deal" d SET "amountMinor" = d."amountMinor" * c."factor", "lines" = pg_temp.lines(d."lines", d."currency")
  FROM recounted c WHERE c."currency" = d."currency";
UPDATE "ForecastEntry" e SET "amountMinor" = e."amountMinor" * c."factor" FROM recounted c WHERE c."currency" = e."currency";
UPDATE "Submission" s SET "promisedMinor" = s."promisedMinor" * c."factor" FROM recounted c WHERE c."currency" = s."currency";
UPDATE "Quota" q SET "amountMinor" = q."amountMinor" * c."factor" FROM recounted c WHERE c."currency" = q."currency";
ALTER TABLE "Event" ENABLE TRIGGER USER;
ALTER TABLE "DealVersion" ENABLE TRIGGER USER;
ALTER TABLE "Deal" ENABLE TRIGGER USER;
DROP TABLE concerned, recounted;
