-- Every object that a room's rows name: what `storage:audit` looks for. A room that keeps objects has such a view, and a
-- test compares them to the columns there are.
create view bank.stored_object as
  select sha256, bytes, 'asset ' || id || ' (' || filename || ')' as named_by from bank.asset
  union all
  select sha256, bytes, 'rendition ' || name || ' of asset ' || asset_id from bank.rendition;

create view hub.stored_object as
  select split_part(proof_object, '.', 1) as sha256, null::bigint as bytes, 'proof of registration ' || id as named_by
  from hub.registration where proof_object is not null
  union all
  select split_part(proof_object, '.', 1), null, 'proof of journalist ' || id
  from hub.journalist where proof_object is not null;
