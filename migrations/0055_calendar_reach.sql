-- How far each planned story goes, so that the largest of an hour are found and not added up among all others.
-- See decision 31.

-- To how many accounts of a unit and everything below it an edition goes at one moment: on each network, and ('') on all.
create table channels.calendar_reach (
  unit_path ltree not null,
  network text not null,
  hour timestamptz not null,
  edition_id uuid not null,
  at timestamptz not null,
  accounts int not null check (accounts > 0),
  primary key (unit_path, network, hour, edition_id, at)
);
create index calendar_largest on channels.calendar_reach (unit_path, network, hour, accounts desc, at, edition_id);

-- Takes what changed into the tallies of the unit and of all above it, one process after the other.
create or replace function channels.fold_calendar() returns void language plpgsql as $$
begin
  lock table channels.calendar_hour in share row exclusive mode;
  with taken as (delete from channels.calendar_change returning *),
  raised as materialized (
    select subpath(taken.unit_path, 0, depth) as node, taken.*
    from taken, generate_series(1, nlevel(taken.unit_path)) as depth),
  hours as (
    merge into channels.calendar_hour as told
    -- In this order what is read together lies together.
    using (select node, hour, kind, network, sum(posts) as posts from raised group by 1, 2, 3, 4
      having sum(posts) <> 0 order by 1, 2) as new
    on told.unit_path = new.node and told.hour = new.hour and told.kind = new.kind and told.network = new.network
    when matched and told.posts + new.posts = 0 then delete
    when matched then update set posts = told.posts + new.posts
    when not matched then insert (unit_path, hour, kind, network, posts)
      values (new.node, new.hour, new.kind, new.network, new.posts)
    returning 1),
  reach as (
    merge into channels.calendar_reach as told
    using (select node, hour, edition_id, at, coalesce(network, '') as network, sum(posts) as posts from raised
      where edition_id is not null
      group by grouping sets ((node, hour, edition_id, at), (node, hour, edition_id, at, network))
      having sum(posts) <> 0) as new
    on told.unit_path = new.node and told.network = new.network and told.hour = new.hour
      and told.edition_id = new.edition_id and told.at = new.at
    when matched and told.accounts + new.posts = 0 then delete
    when matched then update set accounts = told.accounts + new.posts
    when not matched then insert (unit_path, network, hour, edition_id, at, accounts)
      values (new.node, new.network, new.hour, new.edition_id, new.at, new.posts)
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
create or replace function channels.recount_calendar() returns void language plpgsql as $$
begin
  lock table channels.calendar_hour in share row exclusive mode;
  lock table channels.delivery in share mode;
  lock table channels.calendar_change in exclusive mode;
  delete from channels.calendar_change;
  delete from channels.calendar_hour;
  delete from channels.calendar_plan;
  delete from channels.calendar_reach;
  insert into channels.calendar_change
  select place.unit_path, place.network, place.hour, place.kind, place.story_id, place.edition_id, place.at,
    place.silent_until, sum(place.posts)
  from channels.channel c join channels.delivery d on d.channel_id = c.id,
    channels.calendar_place(d, c.unit_path, c.kind, 1) as place
  group by 1, 2, 3, 4, 5, 6, 7, 8;
  perform channels.fold_calendar();
end $$;

lock table channels.calendar_hour in share row exclusive mode;
insert into channels.calendar_reach (unit_path, network, hour, edition_id, at, accounts)
select unit_path, coalesce(network, ''), hour, edition_id, at, sum(posts) from channels.calendar_plan
group by grouping sets ((unit_path, hour, edition_id, at), (unit_path, hour, edition_id, at, network));
