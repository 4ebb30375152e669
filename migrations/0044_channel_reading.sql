-- What stands on the accounts: pulled on a cadence, told apart from what the house sent, with figures as series.

-- When an account is read next, and how its reading went. One narrow row beside each channel, for it changes every hour.
create table channels.reading (
  channel_id uuid primary key references channels.channel,
  due_at timestamptz not null,
  -- The network's own place to go on from.
  cursor text,
  heard_cursor text,
  -- The last reading that went well, and how many have failed since, with why the last did.
  pulled_at timestamptz,
  faults int not null default 0,
  fault text,
  -- The last question whether the sign-in is taken, and the answer.
  probed_at timestamptz,
  sound boolean,
  listens_at timestamptz,
  -- Of what stands there, however it came there.
  last_post_at timestamptz
);
create index on channels.reading (due_at);

create table channels.post (
  id uuid not null,
  channel_id uuid not null,
  external_id text not null,
  posted_at timestamptz not null,
  url text,
  kind text not null,
  text text not null,
  -- As the network says it.
  edited_at timestamptz,
  first_seen_at timestamptz not null,
  -- Since when we know these words.
  text_at timestamptz not null,
  -- house: a delivery of ours; outside: somebody posted it by other means; earlier: it stood there before the account was
  -- connected. Null while a delivery may still turn out to have made it.
  origin text check (origin in ('house', 'outside', 'earlier')),
  delivery_id uuid,
  -- The words differ from those we knew and nothing of ours changed them.
  changed_at timestamptz,
  text_before text,
  -- Not listed any more at the first look; gone at the second.
  missing_at timestamptz,
  gone_at timestamptz,
  -- It went by an act of the house: a withdrawal, or a correction that replaced it.
  gone_by_house boolean not null default false,
  -- The last figures; null: the network does not tell.
  views bigint,
  reach bigint,
  reactions bigint,
  comments bigint,
  shares bigint,
  measured_at timestamptz,
  primary key (channel_id, external_id, posted_at)
) partition by range (posted_at);
create table channels.post_other partition of channels.post default;
select platform.ensure_months('channels.post', date '2026-01-01', 36);
create index on channels.post (id);
create index on channels.post (posted_at desc, id desc);
create index on channels.post (channel_id, posted_at desc, id desc);
create index on channels.post (posted_at desc, id desc) where origin = 'outside';
create index on channels.post (posted_at desc, id desc) where changed_at is not null;
create index on channels.post (posted_at desc, id desc) where gone_at is not null and not gone_by_house;
create index on channels.post using gin (text gin_trgm_ops);

-- Written only when a figure changed. Null: not available on that network.
create table channels.figure (
  channel_id uuid not null,
  external_id text not null,
  at timestamptz not null,
  views bigint,
  reach bigint,
  reactions bigint,
  comments bigint,
  shares bigint,
  primary key (channel_id, external_id, at)
) partition by range (at);
create table channels.figure_other partition of channels.figure default;
select platform.ensure_months('channels.figure', date '2026-01-01', 36);

create index on channels.delivery (channel_id, external_id) where external_id is not null;

-- Faults of an account by day: the trend on the board.
create table channels.fault_day (
  channel_id uuid not null references channels.channel,
  day date not null,
  faults int not null,
  primary key (channel_id, day)
);

-- At least one post every so many days is expected below a unit; null: nothing is.
create table channels.expectation (
  unit_id uuid primary key,
  unit_path ltree not null,
  every_days int check (every_days between 1 and 365),
  set_by_id uuid,
  set_at timestamptz not null
);
create index on channels.expectation using gist (unit_path);

-- What networks pushed: once each, its words until it was worked.
create table channels.pushed (
  network text not null,
  digest text not null,
  received_at timestamptz not null,
  body jsonb,
  primary key (network, digest)
);
create index on channels.pushed (received_at);
