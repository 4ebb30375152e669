-- The words of what is there already; new ones are noted since the migration before.
insert into bank.search_word
  select distinct lexeme from bank.asset cross join unnest(tsvector_to_array(search)) as found (lexeme)
  where not exists (select from bank.search_word known where known.word = found.lexeme);
drop index concurrently if exists bank.asset_found;
-- Without a list of what waits to be entered, which every search would have to read.
create index concurrently asset_found on bank.asset
  using gin (search, bank.marks(unit_id, kind, orientation, hue, topics, created_at)) with (fastupdate = off);
drop index concurrently if exists bank.asset_search_idx;
analyze bank.asset, bank.search_word;
