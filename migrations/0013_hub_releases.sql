-- Releases: published or approved editions and assets of the bank, handed to the press as one kit.
create table hub.release (
  id uuid primary key,
  ref text not null unique,
  unit_id uuid not null,
  unit_path ltree not null,
  state text not null check (state in ('draft', 'published', 'withdrawn', 'recalled')),
  -- As the desk numbers its letters; for people, not for the house.
  number text not null default '',
  title_id text not null,
  title_en text,
  summary_id text not null default '',
  summary_en text,
  contact text not null default '',
  embargo_until timestamptz,
  -- What whoever takes it before then has to accept, beside the moment itself.
  terms_id text not null default '',
  terms_en text,
  -- Why it was withdrawn or recalled, for readers.
  reason text,
  -- Counts changes from 1, those of its parts included.
  version int not null default 1,
  published_at timestamptz,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state = 'draft') = (published_at is null)),
  check (state not in ('withdrawn', 'recalled') or reason is not null)
);
create index on hub.release (published_at desc, id desc) where state in ('published', 'withdrawn');
create index on hub.release (changed_at desc, id desc);
create index on hub.release using gist (unit_path);
-- Whose embargo ends next.
create index on hub.release (embargo_until) where state = 'published' and embargo_until is not null;

create table hub.release_edition (
  release_id uuid not null references hub.release on delete cascade,
  edition_id uuid not null,
  place int not null,
  primary key (release_id, edition_id)
);
create index on hub.release_edition (edition_id);

create table hub.release_asset (
  release_id uuid not null references hub.release on delete cascade,
  asset_id uuid not null,
  place int not null,
  primary key (release_id, asset_id)
);
create index on hub.release_asset (asset_id);

-- Every change, of the release or of something in it: what stood there after it, who, when, why, what readers are told.
create table hub.release_version (
  release_id uuid not null references hub.release on delete cascade,
  number int not null,
  act text not null check (act in ('compose', 'change', 'publish', 'correct', 'withdraw', 'recall',
    'edition_corrected', 'edition_updated', 'edition_withdrawn', 'edition_recalled',
    'asset_hidden', 'asset_shown', 'asset_described')),
  content jsonb not null,
  digest text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  -- For the house.
  why text,
  -- For readers.
  note text,
  -- The edition or the asset that changed.
  part_id uuid,
  primary key (release_id, number)
);

-- A journalist's own word, before an embargo is over: to which wording, when, on which version.
create table hub.release_acceptance (
  release_id uuid not null references hub.release on delete cascade,
  journalist_id uuid not null references hub.journalist,
  version int not null,
  -- Of the moment and the terms: whoever accepted these need not accept them again.
  terms_digest text not null,
  wording text not null,
  embargo_until timestamptz not null,
  accepted_at timestamptz not null,
  primary key (release_id, journalist_id, terms_digest)
);
create index on hub.release_acceptance (journalist_id);

-- Which text of a release a journalist has taken; what was taken of the bank stands in bank.download, with the same taker.
create table hub.release_download (
  id uuid primary key,
  release_id uuid not null references hub.release on delete cascade,
  version int not null,
  journalist_id uuid not null references hub.journalist,
  form text not null check (form in ('text', 'html', 'pdf', 'ninjs', 'zip')),
  locale text not null check (locale in ('id', 'en')),
  at timestamptz not null
);
create index on hub.release_download (release_id, journalist_id, at desc);
create index on hub.release_download (journalist_id, at desc);
