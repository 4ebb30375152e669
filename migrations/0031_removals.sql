-- Assets that were deleted after their retention, or are asked to be. What stays of a deleted one says that it was here.
create table bank.removal (
  -- No reference: it outlives the asset.
  asset_id uuid primary key,
  number text not null unique,
  -- The last public part of its addresses, which then say that it is gone.
  ref text not null,
  unit_id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  kind text not null,
  format text not null,
  why text not null,
  asked_by_kind text not null,
  asked_by_id uuid,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- The second person, where one was needed.
  approved_by_id uuid,
  approved_by_name text,
  removed_at timestamptz
);
create index on bank.removal (ref) where removed_at is not null;
create index on bank.removal (unit_id, asset_id) where removed_at is not null;

-- Objects that went with an asset: each leaves the store once no other row names it.
create table bank.leaving_object (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  since timestamptz not null
);
