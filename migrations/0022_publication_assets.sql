-- Each change of rights and each prepared film asks where its asset stands in public.
create index on newsroom.publication using gin (asset_ids);
