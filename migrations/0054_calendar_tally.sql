-- The calendar's counts, kept up with the deliveries: a month of 30,000 accounts is read in a moment, not counted anew.
-- See decision 31.

create function channels.day_kind(state text) returns text language sql immutable parallel safe
return case
    when state in ('queued', 'sending', 'throttled') then 'planned'
    when state in ('sent', 'removed') then 'sent'
    when state <> 'skipped' then 'troubled'
  end;

-- What came to a count or left it and is in no tally yet. Who writes deliveries only adds to it and waits for nobody.
create table channels.calendar_change (
  unit_path ltree not null,
  network text not null,
  hour timestamptz not null,
  kind text not null check (kind in ('planned', 'sent', 'troubled')),
  -- Of what waits for its moment; else null.
  story_id uuid,
  edition_id uuid,
  at timestamptz,
  -- Until then a blackout holds it; -infinity: none does.
  silent_until timestamptz,
  posts int not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Posts by the hour in which they stand, of a unit and everything below it.
create table channels.calendar_hour (
  unit_path ltree not null,
  hour timestamptz not null,
  kind text not null,
  network text not null,
  posts int not null check (posts > 0),
  primary key (unit_path, hour, kind, network)
);

-- What of an edition waits for one moment, of a unit and everything below it.
create table channels.calendar_plan (
  unit_path ltree not null,
  hour timestamptz not null,
  edition_id uuid not null,
  at timestamptz not null,
  network text not null,
  silent_until timestamptz not null,
  story_id uuid not null,
  posts int not null check (posts > 0),
  primary key (unit_path, hour, edition_id, at, network, silent_until)
);

-- Where a delivery stands in the calendar, if it does, and as whose.
create function channels.calendar_place(d channels.delivery, unit_path ltree, network text, posts int)
returns setof channels.calendar_change language sql stable rows 1
begin atomic
  select unit_path, network, date_trunc('hour', d.stands_at, 'UTC'), channels.day_kind(d.state),
    case when waits then d.story_id end, case when waits then d.edition_id end, case when waits then d.planned_for end,
    case when waits then case when d.why = 'blackout' and d.next_at is not null then d.next_at else '-infinity' end end,
    posts
  from (select d.state in ('queued', 'throttled') and d.planned_for is not null as waits) as plan
  where d.purpose = 'post' and d.state <> 'skipped';
end;

create function channels.follow_delivery() returns trigger language plpgsql as $$
declare
  gone channels.delivery;
  come channels.delivery;
begin
  if tg_op <> 'INSERT' then gone := old; end if;
  if tg_op <> 'DELETE' then come := new; end if;
  insert into channels.calendar_change
  select place.unit_path, place.network, place.hour, place.kind, place.story_id, place.edition_id, place.at,
    place.silent_until, sum(place.posts)
  from (values (gone, -1), (come, 1)) as side (delivery, posts)
    join channels.channel c on c.id = (side.delivery).channel_id,
    channels.calendar_place(side.delivery, c.unit_path, c.kind, side.posts) as place
  group by 1, 2, 3, 4, 5, 6, 7, 8
  having sum(place.posts) <> 0;
  return null;
end $$;
create trigger follow_new after insert on channels.delivery for each row execute function channels.follow_delivery();
create trigger follow_gone after delete on channels.delivery for each row execute function channels.follow_delivery();
create trigger follow_changed after update on channels.delivery for each row
  when (old.state is distinct from new.state or old.stands_at is distinct from new.stands_at
    or old.planned_for is distinct from new.planned_for
    or (old.why is distinct from new.why or old.next_at is distinct from new.next_at)
      and 'blackout' in (old.why, new.why))
  execute function channels.follow_delivery();

-- A unit that moves takes its posts along. Whoever writes deliveries meanwhile is waited for, and waits.
create function channels.follow_channel() returns trigger language plpgsql as $$
begin
  lock table channels.delivery in share mode;
  insert into channels.calendar_change
  select place.* from channels.delivery d,
    lateral (values (old.unit_path, -1), (new.unit_path, 1)) as side (unit_path, posts),
    channels.calendar_place(d, side.unit_path, new.kind, side.posts) as place
  where d.channel_id = new.id;
  return null;
end $$;
create trigger follow_moved after update on channels.channel for each row
  when (old.unit_path is distinct from new.unit_path) execute function channels.follow_channel();

-- Takes what changed into the tallies of the unit and of all above it, one process after the other.
create function channels.fold_calendar() returns void language plpgsql as $$
begin
  lock table channels.calendar_hour in share row exclusive mode;
  with taken as (delete from channels.calendar_change returning *),
  raised as materialized (
    select subpath(taken.unit_path, 0, depth) as node, taken.*
    from taken, generate_series(1, nlevel(taken.unit_path)) as depth),
  hours as (
    merge into channels.calendar_hour as told
    using (select node, hour, kind, network, sum(posts) as posts from raised group by 1, 2, 3, 4
      having sum(posts) <> 0) as new
    on told.unit_path = new.node and told.hour = new.hour and told.kind = new.kind and told.network = new.network
    when matched and told.posts + new.posts = 0 then delete
    when matched then update set posts = told.posts + new.posts
    when not matched then insert (unit_path, hour, kind, network, posts)
      values (new.node, new.hour, new.kind, new.network, new.posts)
    returning 1)
  merge into channels.calendar_plan as told
  using (select node, hour, edition_id, at, network, silent_until, story_id, sum(posts) as posts from raised
    where edition_id is not null group by 1, 2, 3, 4, 5, 6, 7 having sum(posts) <> 0) as new
  on told.unit_path = new.node and told.hour = new.hour and told.edition_id = new.edition_id and told.at = new.at
    and told.network = new.network and told.silent_until = new.silent_until
  when matched and told.posts + new.posts = 0 then delete
  when matched then update set posts = told.posts + new.posts
  when not matched then insert (unit_path, hour, edition_id, at, network, silent_until, story_id, posts)
    values (new.node, new.hour, new.edition_id, new.at, new.network, new.silent_until, new.story_id, new.posts);
end $$;

-- Counts everything anew, should anybody ever have cause to doubt it.
create function channels.recount_calendar() returns void language plpgsql as $$
begin
  lock table channels.calendar_hour in share row exclusive mode;
  lock table channels.delivery in share mode;
  lock table channels.calendar_change in exclusive mode;
  delete from channels.calendar_change;
  delete from channels.calendar_hour;
  delete from channels.calendar_plan;
  insert into channels.calendar_change
  select place.unit_path, place.network, place.hour, place.kind, place.story_id, place.edition_id, place.at,
    place.silent_until, sum(place.posts)
  from channels.channel c join channels.delivery d on d.channel_id = c.id,
    channels.calendar_place(d, c.unit_path, c.kind, 1) as place
  group by 1, 2, 3, 4, 5, 6, 7, 8;
  perform channels.fold_calendar();
end $$;
select channels.recount_calendar();
