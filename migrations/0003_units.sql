-- The institution's tree and the old addresses of its sites.
create schema units;

create table units.unit (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9][a-z0-9_]{0,23}$'),
  -- Codes from the root down. A code never changes, so a path changes only by a move.
  path ltree not null,
  -- The path as text with a closing dot: one range of the index below is exactly one subtree
  -- ('hq.jabar.' <= span < 'hq.jabar/'), and unlike GiST a B-tree answers it without visiting the table.
  span text collate "C" not null generated always as (ltree2text(path) || '.') stored,
  parent_id uuid references units.unit (id) check (parent_id <> id),
  level text not null,
  name_id text not null check (length(name_id) between 1 and 120),
  name_en text not null check (length(name_en) between 1 and 120),
  short_name text not null check (length(short_name) between 1 and 80),
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' or parent_id is null and slug = ''),
  host text unique,
  time_zone text not null,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  state text not null default 'open' check (state in ('open', 'closed')),
  successor_id uuid references units.unit (id) check (successor_id <> id),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((lat is null) = (lon is null)),
  check ((state = 'closed') = (successor_id is not null)),
  unique (parent_id, slug)
);

create unique index unit_span on units.unit (span) include (id, state);
create unique index unit_root on units.unit ((true)) where parent_id is null;

-- "Below this parent, this slug led to that unit." Kept by parent and not by whole path, so one row is enough for a
-- whole subtree that moved: an address is walked one segment at a time, and old segments combine with new ones.
create table units.slug_redirect (
  parent_id uuid not null references units.unit (id),
  slug text not null,
  unit_id uuid not null references units.unit (id),
  created_at timestamptz not null,
  primary key (parent_id, slug)
);
create index on units.slug_redirect (unit_id);
