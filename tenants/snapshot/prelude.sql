-- What a database needs before the snapshot: a schema for extensions, and an unaccent that an
-- index may use (the stock one is only STABLE, because its dictionary could change).
CREATE SCHEMA IF NOT EXISTS extensions;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS btree_gin SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS cube SCHEMA extensions;
CREATE EXTENSION IF NOT EXISTS earthdistance SCHEMA extensions;
CREATE OR REPLACE FUNCTION extensions.f_unaccent(text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN extensions.unaccent('extensions.unaccent'::regdictionary, $1);
