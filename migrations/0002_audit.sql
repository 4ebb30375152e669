-- Every act, append-only and hash-chained.
create schema audit;

create table audit.entry (
  seq bigint not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'house')),
  actor_id uuid,
  actor_name text not null,
  act text not null,
  unit_id uuid,
  object_kind text,
  object_id uuid,
  version_hash text,
  why text,
  details jsonb not null default '{}',
  previous_hash text not null,
  hash text not null,
  primary key (seq, at)
) partition by range (at);

create table audit.entry_other partition of audit.entry default;
select platform.ensure_months('audit.entry', date '2026-01-01', 36);

create index on audit.entry (at desc, seq desc);
create index on audit.entry (object_id, seq desc);
create index on audit.entry (actor_id, seq desc);
create index on audit.entry (unit_id, seq desc);
create index on audit.entry (act, seq desc);
create index on audit.entry using gin ((actor_name || ' ' || act || ' ' || coalesce(why, '')) gin_trgm_ops);

-- The chain's newest link. Locking this one row puts concurrent acts in order.
create table audit.head (
  id int primary key default 1 check (id = 1),
  seq bigint not null,
  hash text not null
);
insert into audit.head (seq, hash) values (0, repeat('0', 64));

create function audit.refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit is append-only';
end $$;
create trigger append_only before update or delete on audit.entry for each row execute function audit.refuse();
create trigger no_truncate before truncate on audit.entry for each statement execute function audit.refuse();
