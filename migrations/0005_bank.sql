-- The bank: originals that never change, the sizes made from them, and who uses them in public.
create schema bank;

create table bank.asset (
  id uuid primary key,
  -- Public and unguessable: the id is known to every member of staff, the address only to readers of what was published.
  ref text not null unique,
  unit_id uuid not null,
  uploader_kind text not null check (uploader_kind in ('person', 'key', 'house')),
  uploader_id uuid,
  uploader_name text not null,
  filename text not null check (length(filename) between 1 and 200),
  format text not null check (format in ('jpeg', 'png', 'webp', 'avif', 'tiff')),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bigint not null,
  -- As seen, after the camera's orientation is applied.
  width int not null check (width > 0),
  height int not null check (height > 0),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  taken_at timestamptz,
  alt text not null default '',
  caption text not null default '',
  credit text not null default '',
  rights text not null default '',
  created_at timestamptz not null,
  unique (unit_id, sha256)
);
create index on bank.asset (unit_id, id desc);

create table bank.rendition (
  asset_id uuid not null references bank.asset on delete cascade,
  name text not null check (name in ('320', '640', '1080', '1600', 'og')),
  format text not null check (format in ('webp', 'jpeg')),
  width int not null,
  height int not null,
  bytes int not null,
  sha256 text not null,
  primary key (asset_id, name)
);

-- A picture is public exactly while at least one published thing uses it: the one visibility rule.
create table bank.public_use (
  asset_id uuid not null references bank.asset on delete cascade,
  used_by text not null,
  since timestamptz not null,
  primary key (asset_id, used_by)
);
