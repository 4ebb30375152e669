-- Accounts that pretend to be the institution's: what the public reported, what was seen, and what was decided by two.
create table channels.impostor (
  id uuid primary key,
  address text not null,
  handle_key text not null,
  -- As it was first reported.
  asked text not null,
  url text,
  network text,
  -- Whom it imitates; the unit that looks after the case.
  outlet_id uuid references channels.outlet,
  unit_id uuid not null,
  unit_path ltree not null,
  state text not null default 'open' check (state in ('open', 'proposed', 'listed', 'dismissed', 'delisted')),
  why text,
  proposed_by_id uuid,
  proposed_by text,
  proposed_at timestamptz,
  approved_by text,
  -- Since when it is shown in public.
  listed_at timestamptz,
  settled_by text,
  reports int not null default 0,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((state = 'listed') = (listed_at is not null))
);
create unique index impostor_once on channels.impostor (address);
create index on channels.impostor (state, id desc);
create index on channels.impostor using gist (unit_path);
create index on channels.impostor (handle_key) where state = 'listed';

-- The one public view of them.
create view channels.public_impostor as
  select id, address, handle_key, asked, network, outlet_id, listed_at from channels.impostor where state = 'listed';

create table channels.impostor_report (
  id uuid primary key,
  impostor_id uuid not null references channels.impostor,
  note text not null,
  -- Only where the reporter wants to hear of it; forgotten once the case is settled.
  email text,
  at timestamptz not null
);
create index on channels.impostor_report (impostor_id, id desc);

-- What stood there, as text, with the digest of what was fetched.
create table channels.impostor_evidence (
  id uuid primary key,
  impostor_id uuid not null references channels.impostor,
  url text not null,
  status int,
  fault text,
  text text not null,
  sha256 text not null,
  at timestamptz not null
);
create index on channels.impostor_evidence (impostor_id, id desc);
