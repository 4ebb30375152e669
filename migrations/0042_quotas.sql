-- What networks let the house post, and what it may cost: how much of it is used, and what the institution has set.

-- One row for each account or application that is counted. A post is reserved here before its call begins.
create table channels.quota (
  key text primary key,
  -- When each post was reserved and for whose region, place by place.
  taken timestamptz[] not null,
  takers text[] not null,
  check (cardinality(taken) = cardinality(takers))
);

-- What was paid or reserved on a network in a month (of universal time), in millionths.
create table channels.spending (
  kind text not null,
  month date not null,
  micros bigint not null check (micros >= 0),
  primary key (kind, month)
);

-- What an administrator has set in place of what the network's documents say; null: as they say.
create table channels.terms (
  kind text primary key,
  -- Of the application that all accounts share.
  most int check (most >= 0),
  plain_micros bigint check (plain_micros >= 0),
  with_link_micros bigint check (with_link_micros >= 0),
  -- For a month; null: without an end.
  budget_micros bigint check (budget_micros >= 0)
);
