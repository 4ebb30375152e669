-- Pictures that prove something: what a person saw of a post, what somebody of the public saw of an impostor. Never public.
create table channels.evidence (
  id uuid primary key,
  delivery_id uuid unique references channels.delivery,
  report_id uuid references channels.impostor_report,
  -- What was painted anew of it, sealed; null once its time is over.
  object text,
  -- SHA-256 of the file as it came.
  digest text not null,
  width int not null,
  height int not null,
  -- Null: somebody of the public.
  by_name text,
  at timestamptz not null,
  check (num_nonnulls(delivery_id, report_id) = 1)
);
create index on channels.evidence (report_id) where report_id is not null;
create index on channels.evidence (at) where object is not null;

create view channels.stored_object as
  select object as sha256, null::bigint as bytes, 'evidence ' || id as named_by
  from channels.evidence where object is not null;
