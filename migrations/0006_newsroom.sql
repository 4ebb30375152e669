-- The writing side of the newsroom. What the public reads lies in 0008 and never in these tables.
create schema newsroom;

-- The last number given per prefix and month: `JBR-2026-11-0412`. The row's lock keeps the numbers without gaps.
create table newsroom.story_number (
  prefix text not null,
  month date not null,
  last int not null,
  primary key (prefix, month)
);

create table newsroom.story (
  id uuid primary key,
  number text not null unique,
  -- Stands in every public address of the story, in every locale, and never changes.
  ref text not null unique,
  unit_id uuid not null,
  unit_path ltree not null,
  sensitivity text[] not null default '{}'
    check (sensitivity <@ array['minors', 'victims', 'ongoing_investigation', 'election']),
  -- Holds for every locale: otherwise one edition would be the side door of the other.
  embargo_until timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null
);
create index on newsroom.story using gist (unit_path);
create index on newsroom.story (unit_id);
create index on newsroom.story (embargo_until) where embargo_until is not null;

-- Units beside the lead unit: supporting ones, ancestors that adopted the story, units that push it down.
create table newsroom.story_unit (
  story_id uuid not null references newsroom.story,
  unit_id uuid not null,
  unit_path ltree not null,
  kind text not null check (kind in ('supporting', 'adopted', 'mandatory')),
  added_at timestamptz not null,
  added_by uuid,
  added_by_name text not null,
  primary key (story_id, unit_id, kind)
);
create index on newsroom.story_unit (unit_id);
create index on newsroom.story_unit using gist (unit_path);

create table newsroom.edition (
  id uuid primary key,
  story_id uuid not null references newsroom.story,
  locale text not null check (locale ~ '^[a-z]{2}$'),
  unit_id uuid not null,
  unit_path ltree not null,
  state text not null check (state in
    ('draft', 'submitted', 'returned', 'approved', 'scheduled', 'published', 'withdrawn', 'recalled', 'discarded')),
  -- Where the new text beside a published one stands.
  beside text check (beside in ('draft', 'submitted', 'returned', 'approved', 'scheduled')),
  stage text not null generated always as (coalesce(beside, state)) stored,
  stage_since timestamptz not null,
  -- Of the text at work, else of the published one: the board needs no other table for them.
  headline text not null default '',
  urgency int not null default 5,
  topic text not null default '',
  asset_ids uuid[] not null default '{}',
  version_count int not null default 0,
  -- Counts every save and takeover, and never starts anew: an old tab cannot pass for the newest.
  revision int not null default 0,
  -- What was submitted and is being decided on.
  pending_version_id uuid,
  published_version_id uuid,
  first_published_at timestamptz,
  published_at timestamptz,
  -- Orders the public lists: moved by an update, not by a correction.
  public_timestamp timestamptz,
  -- What a text beside a published one is for, once said.
  change_kind text check (change_kind in ('correction', 'update')),
  change_reason text,
  change_note text,
  submitted_by uuid,
  submitted_by_name text,
  submitted_at timestamptz,
  approved_by uuid,
  approved_by_name text,
  approved_at timestamptz,
  -- The unit whose approver is asked, and how often the asking moved up.
  routed_unit_id uuid,
  routed_path ltree,
  -- Of the unit that must approve at least: the lead unit, or a higher one for a sensitive story.
  approving_path ltree,
  escalations int not null default 0,
  scheduled_for timestamptz,
  -- As it was said: local wall time and IANA zone.
  scheduled_local text,
  scheduled_zone text,
  -- Changes with every new appointment, so that the job of an old one does nothing.
  schedule_id uuid,
  source_edition_id uuid references newsroom.edition,
  source_version_id uuid,
  locked_by uuid,
  locked_by_name text,
  locked_at timestamptz,
  lock_seen_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  unique (story_id, locale),
  check (beside is null or state in ('published', 'withdrawn')),
  check ((state in ('published', 'withdrawn', 'recalled')) = (published_version_id is not null)),
  check ((stage = 'scheduled') = (schedule_id is not null)),
  check (stage not in ('submitted', 'approved', 'scheduled') or pending_version_id is not null)
);
create index on newsroom.edition using gist (unit_path);
create index on newsroom.edition (stage, stage_since, id);
create index on newsroom.edition (stage_since, id) where stage in ('draft', 'submitted', 'returned', 'approved', 'scheduled');
create index on newsroom.edition (scheduled_for) where scheduled_for is not null;
create index on newsroom.edition (published_at) where published_at is not null;
create index on newsroom.edition using gin (asset_ids);
create index on newsroom.edition (source_edition_id) where source_edition_id is not null;

-- The one text at work of an edition: its key is the rule that there is never a second.
create table newsroom.draft (
  edition_id uuid primary key references newsroom.edition,
  content jsonb not null,
  hash text not null,
  -- Whoever changed this text since it was last published: none of them approves it.
  contributors uuid[] not null default '{}',
  saved_at timestamptz not null,
  saved_by uuid,
  saved_by_name text not null
);

-- Texts that a later save, a takeover or a stale autosave would otherwise have lost.
create table newsroom.draft_snapshot (
  id uuid primary key,
  edition_id uuid not null references newsroom.edition,
  revision int not null,
  content jsonb not null,
  hash text not null,
  kept_as text not null check (kept_as in ('autosave', 'stale')),
  saved_at timestamptz not null,
  saved_by uuid,
  saved_by_name text not null
);
create index on newsroom.draft_snapshot (edition_id, saved_at desc, id desc);
create index on newsroom.draft_snapshot (saved_at);

create table newsroom.version (
  id uuid primary key,
  edition_id uuid not null references newsroom.edition,
  number int not null,
  content jsonb not null,
  hash text not null,
  contributors uuid[] not null,
  created_at timestamptz not null,
  created_by uuid,
  created_by_name text not null,
  unique (edition_id, number)
);
alter table newsroom.edition
  add foreign key (pending_version_id) references newsroom.version,
  add foreign key (published_version_id) references newsroom.version,
  add foreign key (source_version_id) references newsroom.version;

-- Who did what, when, to which version, why: for ever.
create table newsroom.act (
  id uuid primary key,
  story_id uuid not null references newsroom.story,
  edition_id uuid references newsroom.edition,
  kind text not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'house')),
  actor_id uuid,
  actor_name text not null,
  version_id uuid references newsroom.version,
  version_hash text,
  reason text,
  public_note text,
  details jsonb not null default '{}'
);
create index on newsroom.act (story_id, at, id);
create index on newsroom.act (edition_id, at, id);

create function newsroom.refuse() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;
create trigger immutable before update or delete on newsroom.version for each row execute function newsroom.refuse();
create trigger append_only before update or delete on newsroom.act for each row execute function newsroom.refuse();

create table newsroom.remark (
  id uuid primary key,
  edition_id uuid not null references newsroom.edition,
  version_id uuid not null references newsroom.version,
  act_id uuid not null references newsroom.act,
  block_id text,
  quote text,
  text text not null,
  at timestamptz not null,
  author_id uuid,
  author_name text not null,
  resolved_at timestamptz,
  resolved_by uuid,
  resolved_by_name text
);
create index on newsroom.remark (edition_id, at);

-- Something a person still has to do; the acts say why it was opened.
create table newsroom.task (
  id uuid primary key,
  kind text not null check (kind in
    ('after_review', 'sibling_corrected', 'sibling_updated', 'sibling_withdrawn', 'sibling_recalled', 'escalated')),
  story_id uuid not null references newsroom.story,
  edition_id uuid not null references newsroom.edition,
  act_id uuid not null references newsroom.act,
  unit_id uuid not null,
  unit_path ltree not null,
  -- Whoever holds this act there may do the task, but for these persons.
  needs_act text not null,
  not_by uuid[] not null default '{}',
  opened_at timestamptz not null,
  done_at timestamptz,
  done_by uuid,
  done_by_name text,
  done_note text
);
create index on newsroom.task (edition_id);
create index on newsroom.task using gist (unit_path) where done_at is null;

-- A preview for somebody without an account shows the text as it stood when the link was made.
create table newsroom.preview_link (
  id uuid primary key,
  token_hash text not null unique,
  edition_id uuid not null references newsroom.edition,
  content jsonb not null,
  hash text not null,
  made_at timestamptz not null,
  made_by uuid,
  made_by_name text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index on newsroom.preview_link (edition_id);
create index on newsroom.preview_link (expires_at);
