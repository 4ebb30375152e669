-- How a picture is cut for one use, and what is covered in it before it leaves the house.

alter table bank.asset
  -- Where the eye should stay when the picture is cut, in ten-thousandths of its sides; part of the record.
  add focus_x int check (focus_x between 0 and 10000),
  add focus_y int check (focus_y between 0 and 10000),
  add check ((focus_x is null) = (focus_y is null)),
  -- Number of the cover that stands: everything that leaves is made from the covered picture, not from the original.
  add cover int;

-- The only cuts that have a public address: those that something published uses.
create table bank.crop (
  asset_id uuid not null references bank.asset on delete cascade,
  -- Part of the address: a hash of the numbers below.
  key text not null check (key ~ '^[0-9a-f]{12}$'),
  x int not null,
  y int not null,
  width int not null check (width > 0),
  height int not null check (height > 0),
  focus_x int not null,
  focus_y int not null,
  primary key (asset_id, key),
  check (x >= 0 and y >= 0 and x + width <= 10000 and y + height <= 10000)
);

-- Faces and plates covered by hand: who did it, where, why, and who took it off again. The covered picture itself is the
-- rendition `cover/<number>/whole`.
create table bank.cover (
  asset_id uuid not null references bank.asset on delete cascade,
  number int not null,
  areas jsonb not null,
  why text not null,
  by_kind text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by_name text,
  ended_why text,
  primary key (asset_id, number),
  check ((ended_at is null) = (ended_by_name is null) and (ended_at is null) = (ended_why is null))
);
create unique index on bank.cover (asset_id) where ended_at is null;
