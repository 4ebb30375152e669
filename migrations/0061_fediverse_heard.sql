-- Channels: what people on the Fediverse address to a unit is heard and answered.

-- That a message was heard or taken back: a keyed hash of its address and its writer's, so that the same one again changes
-- nothing. It tells nothing of what it is made of.
create table channels.fediverse_mark (
  mark bytea primary key,
  gone boolean not null default false,
  ends_at timestamptz not null
);
create index on channels.fediverse_mark (ends_at);

-- Answers to people, as other servers read them; its address is made of the key, which is the message's own.
create table channels.fediverse_answer (
  key uuid primary key,
  unit_id uuid not null references channels.fediverse_actor,
  -- Addresses of the message and of whoever wrote it, and their name there.
  message text not null check (length(message) <= 2000),
  writer text not null check (length(writer) <= 2000),
  writer_name text not null,
  html text not null,
  said_at timestamptz not null
);
create index on channels.fediverse_answer (said_at);

-- Who deleted their account, until what they wrote is looked for and forgotten, too.
create table channels.fediverse_left (
  actor text primary key check (length(actor) <= 2000)
);

-- Since when a message has the words that it has, where its writer changed them.
alter table channels.heard add column edited_at timestamptz;
create index on channels.heard using hash (external_id);

-- What was remembered without an end were the keys of whoever spoke to a unit.
delete from channels.fediverse_memory where ends_at is null;
