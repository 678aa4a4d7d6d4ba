-- Names of one or two Chinese characters have no trigram, so that all rows had to be looked through for them.

-- Every character and every two neighbours of those from the Chinese radicals (U+2E80) on: 华信医疗 has 华, 信, 医, 疗, 华信, 信医 and 医疗.
-- No setting or locale changes what it gives.
CREATE FUNCTION "name_pieces"("name" text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
  letters text[] := string_to_array("name", NULL);
  pieces text[] := '{}';
  follows boolean := false;
BEGIN
  FOR n IN 1..cardinality(letters) LOOP
    IF ascii(letters[n]) < 11904 THEN
      follows := false;
      CONTINUE;
    END IF;
    pieces := pieces || letters[n];
    IF follows THEN
      pieces := pieces || (letters[n - 1] || letters[n]);
    END IF;
    follows := true;
  END LOOP;
  RETURN pieces;
END $$;

CREATE INDEX "Customer_pieces_idx" ON "Customer" USING GIN (name_pieces("normalised"));
CREATE INDEX "Deal_pieces_idx" ON "Deal" USING GIN (name_pieces("title"));

-- Names that look or sound alike, by their trigrams' indexes. The operator compares with a setting, which is the function's own.
-- The arguments are called as no column is.
CREATE FUNCTION "similar_names"("company" uuid, "typed" text, "heard" text) RETURNS SETOF uuid
LANGUAGE sql STABLE STRICT SET pg_trgm.similarity_threshold = 0.25 AS $$
  SELECT c."id" FROM "Customer" c
   WHERE c."normalised" % "typed" AND similarity(c."normalised", "typed") > 0.25 AND c."workspaceId" = "company"
  UNION
  SELECT c."id" FROM "Customer" c
   WHERE c."pinyin" % "heard" AND similarity(c."pinyin", "heard") > 0.35 AND c."workspaceId" = "company"
$$;
