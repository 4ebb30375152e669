-- Collections: assets in an order of somebody's own, shared with units or by a link that ends.
create table bank.collection (
  id uuid primary key,
  unit_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  note text not null default '' check (length(note) <= 1000),
  -- Counts changes of what is in it, so that nobody puts it in order over somebody else's.
  version int not null default 1,
  made_by_name text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create index on bank.collection (unit_id, id desc);

create table bank.collection_asset (
  collection_id uuid not null references bank.collection on delete cascade,
  asset_id uuid not null references bank.asset on delete cascade,
  place int not null,
  primary key (collection_id, asset_id)
);
create index on bank.collection_asset (asset_id);

create table bank.collection_share (
  collection_id uuid not null references bank.collection on delete cascade,
  unit_id uuid not null,
  may text not null check (may in ('read', 'edit')),
  primary key (collection_id, unit_id)
);
create index on bank.collection_share (unit_id);

-- Whoever holds the link sees what bank.held_back lets out to its audience; of the token only its hash is kept.
create table bank.collection_link (
  id uuid primary key,
  collection_id uuid not null references bank.collection on delete cascade,
  token_hash text not null unique,
  audience text not null check (audience in ('public', 'press')),
  download boolean not null,
  made_by_name text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index on bank.collection_link (collection_id, made_at desc);

-- What somebody is about to fetch as one file: a zip or a contact sheet. The rights are asked when it is fetched.
create table bank.parcel (
  id uuid primary key,
  form text not null check (form in ('stamped', 'original', 'sheet')),
  title text not null,
  asset_ids uuid[] not null,
  collection_id uuid references bank.collection on delete cascade,
  taker_kind text not null,
  taker_id uuid,
  made_at timestamptz not null
);
create index on bank.parcel (made_at);
