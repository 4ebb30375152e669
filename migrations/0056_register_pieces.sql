-- Long names with two slips are found by what stands between them (`register/look.ts`), not by trigrams: names of offices
-- differ in their place alone, and share most of these.
drop function channels.near_names(text[], text[]);
drop index channels.outlet_look_idx;
alter index channels.outlet_slips_idx set (fastupdate = off);

-- Published entries whose name looks like one of these, with the number of letters between.
create function channels.near_names(looks text[], sought text[])
  returns table (outlet_id uuid, distance int) language sql stable
begin atomic
  with near as (
    select o.id, o.look from channels.outlet o where o.state = 'published' and o.slips && sought
    union
    select o.id, o.look from channels.outlet o where o.state = 'published' and o.look = any(looks)
  ), measured as (
    select near.id, min(levenshtein_less_equal(near.look, asked, 2)) as distance, max(length(asked)) as longest
    from near, unnest(looks) asked group by near.id
  )
  select id, distance from measured
  where distance <= case when longest >= 12 then 2 when longest >= 5 then 1 else 0 end
  order by distance, id limit 5;
end;

-- Drawn anew by `tend-register`.
update channels.outlet set look = null where length(look) >= 10;
