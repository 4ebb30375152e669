-- Channels: each unit's site is an actor on the Fediverse (ActivityPub). It is switched on by a channel of kind
-- `activitypub`; whether it answers is read from there alone.
create table channels.fediverse_actor (
  unit_id uuid primary key,
  -- Other servers know the actor by it, so it outlives every renaming of the unit.
  name text not null unique check (name ~ '^[a-z0-9_]+([.-][a-z0-9_]+)*$' and length(name) <= 200),
  -- Private keys (RSA and Ed25519, as JWK), sealed and bound to the unit's id.
  keys text not null,
  -- Messages that people addressed to it.
  addressed bigint not null default 0,
  created_at timestamptz not null
);

-- Of followers nothing is known but what a delivery needs.
create table channels.fediverse_follower (
  unit_id uuid not null references channels.fediverse_actor,
  follower text not null check (length(follower) <= 2000),
  inbox text not null check (length(inbox) <= 2000),
  shared_inbox text check (length(shared_inbox) <= 2000),
  -- The request that was accepted last.
  follow_id text not null check (length(follow_id) <= 2000),
  followed_at timestamptz not null,
  primary key (unit_id, follower)
);
create index on channels.fediverse_follower (follower);
create index on channels.fediverse_follower (inbox);

-- Inboxes of other servers: shared ones stay when their last follower leaves, so that a recall reaches their copies.
create table channels.fediverse_inbox (
  unit_id uuid not null references channels.fediverse_actor,
  address text not null check (length(address) <= 2000),
  shared boolean not null,
  -- Since when it has not taken anything.
  failing_since timestamptz,
  primary key (unit_id, address)
);

-- What stands in the outbox; its address is made of the key.
create table channels.fediverse_note (
  key uuid primary key,
  unit_id uuid not null references channels.fediverse_actor,
  edition_id uuid not null,
  ref text not null,
  locale text not null,
  -- Null once it was taken out of sight: no word of it is kept.
  content jsonb,
  revision int not null default 1,
  published_at timestamptz not null,
  changed_at timestamptz not null,
  -- Other servers were told to delete it.
  removed_at timestamptz,
  check (removed_at is null or content is null)
);
create index on channels.fediverse_note (unit_id, key desc) where content is not null;
create index on channels.fediverse_note (edition_id);
create index on channels.fediverse_note (ref, locale) where content is not null;

-- What one inbox is still to be told; gone once it was, or was given up.
create table channels.fediverse_telling (
  id uuid primary key,
  unit_id uuid not null references channels.fediverse_actor,
  inbox text not null,
  -- A note's key, or the follower whose request is accepted.
  subject text not null,
  act text not null check (act in ('create', 'update', 'delete', 'accept')),
  -- Raised when there is something newer to tell.
  revision int not null,
  attempts int not null default 0,
  next_at timestamptz not null,
  due_since timestamptz not null,
  unique (unit_id, subject, inbox)
);
create index on channels.fediverse_telling (next_at);
create index on channels.fediverse_telling (inbox);

-- What Fedify remembers for a while: other actors' public keys, activities that were heard.
create table channels.fediverse_memory (
  key text primary key,
  value jsonb not null,
  ends_at timestamptz
);
create index on channels.fediverse_memory (ends_at);
