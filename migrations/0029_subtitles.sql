-- What is said and heard in films, in words and in time: made by people, so it cannot be made again like a rendition. Every
-- file that a language has had is kept; the one without an end is the one that is shown.
create table bank.subtitle (
  asset_id uuid not null references bank.asset on delete cascade,
  lang text not null check (lang ~ '^[a-z]{2,3}$'),
  number int not null check (number > 0),
  -- As WebVTT, whatever it came as, with nothing in it but cues.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes int not null check (bytes > 0),
  cues int not null check (cues > 0),
  filename text not null,
  by_kind text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  primary key (asset_id, lang, number),
  check ((ended_at is null) = (ended_by_name is null))
);
create unique index on bank.subtitle (asset_id, lang) where ended_at is null;

create or replace view bank.stored_object as
  select sha256, bytes, 'asset ' || id || ' (' || filename || ')' as named_by from bank.asset
  union all
  select sha256, bytes, 'rendition ' || name || ' of asset ' || asset_id from bank.rendition
  union all
  select sha256, bytes, 'subtitles ' || lang || '/' || number || ' of asset ' || asset_id from bank.subtitle;
