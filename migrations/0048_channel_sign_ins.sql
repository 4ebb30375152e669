-- Signing in at the networks themselves, and links by which a unit's person connects its account.

-- The house's own registration with a network, in whose name people are asked for permission.
create table channels.application (
  id uuid primary key,
  kind text not null,
  -- Origin, where each server is a network of its own; else empty.
  server text not null default '',
  client_id text not null,
  -- Sealed and bound to the row's id.
  client_secret text not null,
  -- The address to come back to that was registered with it.
  redirect text not null,
  -- Null: the house introduced itself.
  registered_by text,
  registered_at timestamptz not null,
  unique (kind, server)
);

-- A link that lets one person connect one account, or connect one channel again, without an account in the house.
create table channels.connect_link (
  id uuid primary key,
  token_hash text not null unique,
  kind text not null,
  unit_id uuid not null,
  unit_path ltree not null,
  -- The channel that is to be connected again.
  channel_id uuid references channels.channel,
  languages text[] not null check (cardinality(languages) > 0),
  label text,
  email text not null,
  locale text not null check (locale in ('id', 'en')),
  sent_by text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  -- What came of it.
  connected_id uuid references channels.channel,
  check (used_at is null or connected_id is not null)
);
create index on channels.connect_link using gist (unit_path);
create index on channels.connect_link (channel_id) where channel_id is not null;

-- One way to a network and back: for one browser, and for the session or the link that it was begun with.
create table channels.sign_in (
  id uuid primary key,
  state_hash text not null unique,
  browser_hash text not null,
  session_id text,
  link_id uuid references channels.connect_link,
  kind text not null,
  server text not null,
  unit_id uuid not null,
  channel_id uuid references channels.channel,
  languages text[] not null,
  label text,
  locale text not null,
  stage text not null default 'begun' check (stage in ('begun', 'returned', 'ended')),
  -- Sealed and bound to the row's id: what the way back needs, then the accounts that were opened, then nothing.
  sealed text,
  refused text[] not null default '{}',
  failure jsonb,
  connected_ids uuid[] not null default '{}',
  expires_at timestamptz not null,
  check (num_nonnulls(session_id, link_id) = 1),
  check (stage <> 'ended' or sealed is null)
);
create index on channels.sign_in (expires_at);

-- What became of a token that is good once, under the hash of what was entered: should the next question fail.
create table channels.turned_over (
  entry_hash text primary key,
  sealed text not null,
  kept_at timestamptz not null
);
create index on channels.turned_over (kept_at);

alter table channels.channel
  -- Its unit's officers were told that the sign-in ended, or that it is about to.
  add told_at timestamptz,
  add warned_at timestamptz;
