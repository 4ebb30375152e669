-- A post may take several places at once: units that its calls cost beside it.

-- How many were taken, place by place. One each where an older process of the house wrote it, which knows of no others.
alter table channels.quota add column weights int[] not null default '{}';

-- Units of the application that all accounts share, in place of what the network's documents say; null: as they say.
alter table channels.terms add column units int check (units >= 0);
