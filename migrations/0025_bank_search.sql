-- Searching a million assets in a moment: one index answers words, kind, shape, colour, topic and time together, and what
-- a word may be the beginning of is known, so that the index need not gather everything that begins with it.

-- By what an asset is narrowed beside its words. Days and spans of 32 days are counted in UTC from 1970.
create function bank.marks(unit_id uuid, kind text, orientation text, hue text, topics text[], created_at timestamptz) returns text[]
language sql immutable parallel safe
return array_remove(array[
    '=u' || unit_id,
    '=k' || kind,
    '=o' || orientation,
    '=h' || hue,
    '=d' || ((created_at at time zone 'UTC')::date - date '1970-01-01'),
    '=s' || ((created_at at time zone 'UTC')::date - date '1970-01-01') / 32
  ], null) || topics;

-- Every word that an asset was ever found by. Two that come at the same moment may both write one: nobody waits for anybody.
create table bank.search_word (
  word text collate "C" not null
);
create index on bank.search_word (word);

create function bank.note_words() returns trigger language plpgsql as $$
begin
  -- The fence keeps it to a look into the index for each word, whatever number of assets its plan was made for.
  insert into bank.search_word
    select lexeme from (
      select distinct lexeme from changed cross join unnest(tsvector_to_array(changed.search)) as found (lexeme)
    ) of_these
    where not exists (select from bank.search_word known where known.word = of_these.lexeme offset 0);
  return null;
end $$;
create trigger note_words_of_new after insert on bank.asset
  referencing new table as changed for each statement execute function bank.note_words();
create trigger note_words_of_changed after update on bank.asset
  referencing new table as changed for each statement execute function bank.note_words();
