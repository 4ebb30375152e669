-- What people address to an account, for as long as answering needs: their name there and their words, nothing else of them.
create table channels.heard (
  id uuid primary key,
  channel_id uuid not null references channels.channel,
  external_id text not null,
  kind text not null check (kind in ('comment', 'mention')),
  writer text not null,
  text text not null,
  url text,
  -- What the adapter needs to answer it, and the post it stands below.
  answer_to text not null,
  post_external_id text,
  written_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'answered', 'closed')),
  assigned_to uuid,
  assigned_name text,
  -- The answer, once: its intent before the call, its outcome after it.
  answer text,
  answer_state text check (answer_state in ('queued', 'sending', 'sent', 'unknown', 'refused')),
  answer_why text,
  answer_by text,
  answer_at timestamptz,
  answer_begun_at timestamptz,
  answer_id text,
  answer_url text,
  answer_tries int not null default 0,
  changed_at timestamptz not null,
  unique (channel_id, external_id)
);
create index on channels.heard (written_at desc, id desc);
create index on channels.heard (channel_id, written_at desc, id desc);
create index on channels.heard (assigned_to, written_at desc) where assigned_to is not null;
create index on channels.heard (answer_at) where answer_state in ('queued', 'sending', 'unknown');

-- How many came to an account on a day and how many were answered: all that stays.
create table channels.heard_day (
  channel_id uuid not null references channels.channel,
  day date not null,
  heard int not null default 0,
  answered int not null default 0,
  primary key (channel_id, day)
);

create table channels.canned_reply (
  id uuid primary key,
  unit_id uuid not null,
  unit_path ltree not null,
  title text not null check (length(title) between 1 and 120),
  text text not null check (length(text) between 1 and 2000),
  changed_at timestamptz not null
);
create index on channels.canned_reply using gist (unit_path);
