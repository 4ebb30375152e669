-- What the public reads. A row exists only from the moment of publication on: an embargo or an appointment has no
-- row here, so no list, feed, search or sitemap can leak it. Nothing here points at the tables of the writing side.
create table newsroom.publication (
  edition_id uuid primary key,
  story_id uuid not null,
  locale text not null check (locale ~ '^[a-z]{2}$'),
  ref text not null,
  state text not null check (state in ('published', 'withdrawn', 'recalled')),
  unit_id uuid not null,
  unit_path ltree not null,
  region_id uuid,
  -- Empty, like all texts and pictures below, once recalled.
  slug text not null,
  headline text not null,
  summary text not null,
  slugline text not null,
  dateline text not null,
  byline text not null,
  sign_off text not null,
  editors_note text not null,
  urgency smallint not null,
  topic text not null,
  media_topics text[] not null,
  tags text[] not null,
  place jsonb,
  -- Picture of the bank and the words beside it, as the page needs them.
  lead jsonb,
  -- The same of the pictures within the body, for export.
  figures jsonb not null default '[]',
  body_html text not null,
  body_text text not null,
  word_count int not null,
  asset_ids uuid[] not null,
  version_number int not null,
  version_hash text not null,
  first_published_at timestamptz not null,
  -- Orders the lists; a major change moves it.
  public_timestamp timestamptz not null,
  updated_at timestamptz not null,
  -- [{kind, note, at}], oldest first.
  notes jsonb not null default '[]',
  corrected boolean not null default false,
  unique (ref, locale),
  check (state <> 'recalled' or
    (slug, headline, summary, slugline, dateline, byline, sign_off, editors_note, body_html, body_text)
      = ('', '', '', '', '', '', '', '', '', '')
    and lead is null and figures = '[]' and place is null and tags = '{}' and asset_ids = '{}')
);
create index publication_story on newsroom.publication (story_id);
create index publication_latest on newsroom.publication (locale, public_timestamp desc, edition_id desc)
  include (region_id) where state = 'published';
create index publication_topic on newsroom.publication (locale, topic, public_timestamp desc, edition_id desc)
  where state = 'published';
create index publication_first on newsroom.publication (first_published_at desc, edition_id desc)
  include (updated_at) where state = 'published';
create index publication_unit on newsroom.publication using gist (unit_path);

-- Where a published story stands, with what the lists sort and filter by. Withdrawn and recalled ones have no rows.
create table newsroom.listing (
  edition_id uuid not null,
  unit_id uuid not null,
  kind text not null check (kind in ('origin', 'ancestor', 'adopted', 'supporting', 'mandatory')),
  locale text not null,
  topic text not null,
  region_id uuid,
  public_timestamp timestamptz not null,
  primary key (edition_id, unit_id)
);
create index listing_unit on newsroom.listing (unit_id, locale, public_timestamp desc, edition_id desc) include (kind);
-- The root lists only what it wrote or took over; its rows by region and topic need no others.
create index listing_region on newsroom.listing (unit_id, locale, region_id, public_timestamp desc, edition_id desc)
  include (kind) where kind <> 'ancestor';
create index listing_topic on newsroom.listing (unit_id, locale, topic, public_timestamp desc, edition_id desc)
  include (kind) where kind <> 'ancestor';
create index listing_mandatory on newsroom.listing (unit_id, locale, public_timestamp desc, edition_id desc)
  where kind = 'mandatory';

create table newsroom.publication_tag (
  edition_id uuid not null,
  -- The tag's slug; `name` is how this story writes it.
  tag text not null,
  name text not null,
  locale text not null,
  public_timestamp timestamptz not null,
  primary key (edition_id, tag)
);
create index publication_tag_latest on newsroom.publication_tag (locale, tag, public_timestamp desc, edition_id desc);

-- The corrections page: what readers were told, newest first. The text is the note's, never the story's.
create table newsroom.public_note (
  id uuid primary key,
  edition_id uuid not null,
  locale text not null,
  kind text not null check (kind in ('correction', 'update', 'withdrawal', 'recall')),
  note text not null,
  at timestamptz not null
);
create index public_note_latest on newsroom.public_note (locale, at desc, id desc);
create index public_note_edition on newsroom.public_note (edition_id);

-- Search. The vector is made in platform/text (stems, weights, places), so the server needs no dictionary; it also
-- holds lexemes that narrow: `^stem` (in the headline), `=m2026-11`, `=t<topic>`, `=u<unit id>` for each ancestor.
-- Narrow columns beside it so that counting reads no vectors.
create table newsroom.search_entry (
  edition_id uuid primary key,
  locale text not null check (locale in ('id', 'en')),
  public_timestamp timestamptz not null,
  topic text not null,
  unit_path ltree not null,
  words_learnt boolean not null default false,
  lexemes tsvector not null
) with (toast_tuple_target = 256);
create index search_entry_id on newsroom.search_entry using gin (lexemes) with (fastupdate = off) where locale = 'id';
create index search_entry_en on newsroom.search_entry using gin (lexemes) with (fastupdate = off) where locale = 'en';
create index search_entry_new on newsroom.search_entry (edition_id) where not words_learnt;
create index search_entry_unit on newsroom.search_entry using gist (unit_path);

-- Words of published stories and in how many of them, for "did you mean".
create table newsroom.search_word (
  locale text not null,
  word text not null,
  stories int not null,
  primary key (locale, word)
);
create index search_word_alike on newsroom.search_word using gin (word gin_trgm_ops);
