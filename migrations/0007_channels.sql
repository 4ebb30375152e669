-- Connected accounts and sites, and the ledger of what was sent to them.
create schema channels;

create table channels.channel (
  id uuid primary key,
  unit_id uuid not null,
  unit_path ltree not null,
  kind text not null check (kind in ('bluesky', 'wordpress')),
  -- The server that is spoken to; the account's own address for people; its stable id on the network.
  server text not null,
  url text not null,
  handle text not null,
  external_id text not null,
  label text not null,
  languages text[] not null check (cardinality(languages) > 0),
  state text not null default 'connected' check (state in ('connected', 'paused', 'unauthorised')),
  -- Sealed and bound to the row's id; null once the channel is given up.
  credentials text,
  settings jsonb not null default '{}',
  -- The key of `url` under which anybody can ask whether it is official.
  address text not null,
  listed boolean not null default true,
  -- Health: a passing fault is remembered, and changes no state.
  last_success_at timestamptz,
  last_fault_at timestamptz,
  last_fault text,
  faults_in_row int not null default 0,
  created_at timestamptz not null,
  removed_at timestamptz,
  check ((credentials is null) = (removed_at is not null))
);
create unique index channel_once on channels.channel (kind, server, external_id) where removed_at is null;
create index on channels.channel (address);
create index on channels.channel (unit_id) where removed_at is null;
create index on channels.channel using gist (unit_path);

-- One row per channel, edition and purpose (per version for corrections and updates): it can exist only once.
create table channels.delivery (
  id uuid primary key,
  channel_id uuid not null references channels.channel,
  story_id uuid not null,
  edition_id uuid not null,
  locale text not null,
  ref text not null,
  purpose text not null check (purpose in ('post', 'correction', 'update', 'withdrawal')),
  -- The version that called for it; empty for a withdrawal.
  version_hash text not null,
  state text not null default 'queued' check (state in
    ('queued', 'sending', 'sent', 'rejected', 'throttled', 'unauthorised', 'unknown', 'removed', 'skipped')),
  -- Why it stands there, as a code; `detail` is the network's own word.
  why text,
  detail text,
  lasting boolean not null default false,
  -- An officer's own words in place of the composed ones.
  text text,
  -- What the post is called on the network before it exists there, so that it can be found.
  external_key text not null,
  external_id text,
  external_url text,
  external_revision text,
  attachments text[] not null default '{}',
  -- The version whose text was really sent.
  sent_hash text,
  -- After a removal: what nobody can take back, as codes.
  leftovers text[] not null default '{}',
  attempts int not null default 0,
  -- When it is attended to next; null: something else wakes it (a reconnected channel, a post that it waits for).
  next_at timestamptz,
  -- Since when it has been trying: too long, and it is given up.
  due_since timestamptz not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  sent_at timestamptz,
  check (state <> 'sent' or sent_at is not null)
);
create unique index delivery_once on channels.delivery (channel_id, edition_id, purpose, version_hash)
  where purpose in ('correction', 'update');
create unique index delivery_post_once on channels.delivery (channel_id, edition_id, purpose)
  where purpose in ('post', 'withdrawal');
create index on channels.delivery (story_id, created_at);
create index on channels.delivery (channel_id, id desc);
create index on channels.delivery (edition_id);
create index on channels.delivery (state, id desc);
create index delivery_due on channels.delivery (next_at)
  where state in ('queued', 'sending', 'throttled', 'unknown');

-- Each call to a network: written before it is made, ended after. No end means: nobody knows yet.
create table channels.attempt (
  id uuid not null,
  delivery_id uuid not null,
  operation text not null check (operation in ('publish', 'find', 'edit', 'remove')),
  request_digest text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  outcome text check (outcome in
    ('sent', 'found', 'absent', 'rejected', 'throttled', 'unauthorised', 'unknown', 'interrupted')),
  answer jsonb,
  primary key (id, started_at),
  check ((ended_at is null) = (outcome is null))
) partition by range (started_at);
create table channels.attempt_other partition of channels.attempt default;
select platform.ensure_months('channels.attempt', date '2026-01-01', 36);
create index on channels.attempt (delivery_id, started_at);
create index on channels.attempt (delivery_id) where ended_at is null;
