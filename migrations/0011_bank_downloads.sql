-- Who took what, with which wording: so that a correction can reach everyone who has it.
create table bank.download (
  id uuid primary key,
  asset_id uuid not null references bank.asset on delete cascade,
  -- `original`: the untouched bytes; `stamped`: a copy with the record of that moment inside.
  form text not null check (form in ('original', 'stamped')),
  record_number int not null,
  audience text not null check (audience in ('staff', 'press', 'public')),
  taker_kind text not null,
  taker_id uuid,
  taker_name text not null,
  at timestamptz not null
);
create index on bank.download (asset_id, at desc);
create index on bank.download (at desc);
