-- The calendar of what leaves: times in which nothing does, and when each post stands in it.

-- Below a unit nothing leaves from `begins` to `ends` but removals and corrections.
create table channels.blackout (
  id uuid primary key,
  unit_id uuid not null,
  unit_path ltree not null,
  begins timestamptz not null,
  ends timestamptz not null,
  reason text not null check (length(reason) between 1 and 400),
  -- What a unit at or above this one sends in the name of all goes out all the same.
  mandatory_pass boolean not null,
  made_by_id uuid,
  made_by text not null,
  made_at timestamptz not null,
  -- Somebody ended it before its time.
  lifted_at timestamptz,
  check (begins < ends)
);
create unique index blackout_once on channels.blackout (unit_id, begins, ends) where lifted_at is null;
create index on channels.blackout (ends) where lifted_at is null;
create index delivery_silent on channels.delivery (channel_id) where why = 'blackout';

-- When it came out, is planned for, or was called for.
alter table channels.delivery
  add column stands_at timestamptz generated always as (coalesce(sent_at, planned_for, created_at)) stored;
create index delivery_calendar on channels.delivery (stands_at, id) include (channel_id, state)
  where purpose = 'post' and state <> 'skipped';

-- What was said last by accounts of networks that want one voice, without links: compared across stories.
alter table channels.delivery add column voiced text;
create index delivery_voiced on channels.delivery using gin (voiced gin_trgm_ops) where voiced is not null;
update channels.delivery d set voiced = regexp_replace(d.said, 'https?://\S+', '', 'g')
from channels.channel c
where c.id = d.channel_id and c.kind = 'x' and d.said is not null and d.purpose = 'post';
