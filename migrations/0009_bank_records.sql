-- The bank keeps everything that crews deposit, not only pictures: its record, its rights, its way in and its work.

alter table bank.asset
  drop constraint asset_format_check,
  add constraint asset_format_check check (format ~ '^[a-z0-9]{2,5}$'),
  add kind text not null default 'picture' check (kind in ('picture', 'video', 'audio', 'document')),
  add mime text not null default 'application/octet-stream',
  alter width drop not null,
  alter height drop not null,
  alter colour drop not null,
  add duration_ms bigint check (duration_ms >= 0),
  add pages int check (pages >= 0),
  -- Text found inside a document; what the house was told about an asset stands in the columns below.
  add body text not null default '',
  add headline text not null default '',
  add creator text not null default '',
  add copyright text not null default '',
  add event text not null default '',
  add place text not null default '',
  add latitude double precision check (latitude between -90 and 90),
  add longitude double precision check (longitude between -180 and 180),
  -- Only people in public roles; a bystander is never named.
  add people text[] not null default '{}',
  add topics text[] not null default '{}',
  add ai_use text not null default 'none' check (ai_use in ('none', 'assisted', 'generated')),
  add record_number int not null default 0,
  -- What the file itself said when it came: kept beside what the house says, never overwritten.
  add found_inside jsonb not null default '{}',
  add hue text check (hue in ('red', 'orange', 'yellow', 'green', 'blue', 'purple', 'brown', 'black', 'grey', 'white')),
  add orientation text generated always as (
    case
      when width is null or height is null then null
      when width > height * 1.05 then 'landscape'
      when height > width * 1.05 then 'portrait'
      else 'square'
    end
  ) stored,
  add pdq bit(256),
  add pdq_quality smallint,
  -- Sixteen pieces of 16 bits, each with its place: two hashes at most 31 apart share one within a single bit.
  add pdq_pieces int[],
  add search tsvector not null default '';

alter table bank.asset alter kind drop default, alter mime drop default;

create index on bank.asset using gin (search);
create index on bank.asset using gin (pdq_pieces) where pdq_pieces is not null;
create index on bank.asset (sha256);

-- Every wording an asset's record has had; the newest is also in bank.asset.
create table bank.record_version (
  asset_id uuid not null references bank.asset on delete cascade,
  number int not null,
  record jsonb not null,
  by_kind text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  primary key (asset_id, number)
);

-- One rights record per asset. What is not set here does not hold an asset back.
create table bank.rights (
  asset_id uuid primary key references bank.asset on delete cascade,
  licence text not null default 'house' check (licence in ('house', 'free', 'press', 'internal')),
  embargo_until timestamptz,
  consent text not null default 'not_needed' check (consent in ('not_needed', 'asked', 'given', 'withdrawn')),
  consent_by text not null default '',
  consent_until timestamptz,
  consent_form uuid references bank.asset,
  sensitivity text[] not null default '{}'
    check (sensitivity <@ array['minor', 'victim', 'investigation', 'private_address']),
  -- Somebody who may decide it looked at the sensitivity and lets the asset go out all the same.
  cleared_at timestamptz,
  cleared_by text,
  cleared_why text,
  retention_until timestamptz,
  keep_position boolean not null default false,
  changed_at timestamptz not null,
  -- Whether those who show the asset were told that it is held back: time alone may have changed it since.
  told_held boolean not null default false,
  check ((cleared_at is null) = (cleared_by is null) and (cleared_at is null) = (cleared_why is null))
);
create index on bank.rights (embargo_until) where embargo_until is not null;

-- The one rule: why an asset may not leave the house at a given moment for 'public' or 'press', or null. Every exit asks
-- it.
create function bank.held_back(rights bank.rights, at timestamptz, audience text) returns text
language sql immutable parallel safe
return case
  when rights.asset_id is null then null
  when rights.embargo_until > at then 'embargo'
  when rights.consent in ('asked', 'withdrawn') then 'consent'
  when rights.consent_until <= at then 'consent'
  when rights.sensitivity <> '{}' and rights.cleared_at is null then 'sensitive'
  when rights.retention_until <= at then 'retention'
  when rights.licence = 'internal' then 'internal'
  when rights.licence = 'press' and audience <> 'press' then 'press_only'
end;

-- A file on its way in. Its bytes lie with the uploads until it is an asset.
create table bank.upload (
  id text primary key,
  unit_id uuid not null,
  sender_kind text not null check (sender_kind in ('person', 'key', 'house')),
  sender_id uuid,
  sender_name text not null,
  filename text not null,
  bytes bigint not null check (bytes >= 0),
  -- What the sender says the file's hash is; compared at the end.
  announced_sha256 text check (announced_sha256 ~ '^[0-9a-f]{64}$'),
  words jsonb not null default '{}',
  state text not null default 'open' check (state in ('open', 'arrived', 'kept', 'refused', 'given_up')),
  refusal text,
  refusal_params jsonb,
  asset_id uuid references bank.asset on delete set null,
  receipt text,
  created_at timestamptz not null,
  -- Its last byte came.
  arrived_at timestamptz,
  settled_at timestamptz
);
create index on bank.upload (unit_id, created_at desc);
create index on bank.upload (arrived_at) where state = 'arrived';
create index on bank.upload (created_at) where state = 'open';

-- Most bytes of originals that a unit may keep; a unit without a row keeps what the disk bears.
create table bank.quota (
  unit_id uuid primary key,
  bytes bigint not null check (bytes >= 0)
);

-- Proof that the house holds these very bytes; given to whoever sent them, also when it held them already.
create table bank.receipt (
  number text primary key,
  asset_id uuid not null references bank.asset on delete cascade,
  sender_kind text not null,
  sender_id uuid,
  sender_name text not null,
  filename text not null,
  sha256 text not null,
  bytes bigint not null,
  known_already boolean not null,
  at timestamptz not null
);
create index on bank.receipt (asset_id);

-- What is done with an asset after it is kept: one row per asset, as the job board shows it.
create table bank.work (
  asset_id uuid primary key references bank.asset on delete cascade,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- Per cent of what there is to do.
  progress smallint not null default 0 check (progress between 0 and 100),
  step text not null default '',
  attempts int not null default 0,
  urgent boolean not null default false,
  -- The tool's own words, for who wants to know why.
  fault text,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index on bank.work (created_at desc) where state <> 'done';

alter table bank.rendition
  drop constraint rendition_name_check,
  drop constraint rendition_format_check,
  add constraint rendition_name_check check (name ~ '^[a-z0-9][a-z0-9/._-]{0,60}$'),
  add constraint rendition_format_check check (format ~ '^[a-z0-9]{2,5}$'),
  alter width drop not null,
  alter height drop not null,
  alter bytes type bigint;
