-- How often what the house gives out was used. Nobody who used it is in here: no address, no cookie, no hour.
create table hub.used (
  subject text not null check (subject in ('story', 'release', 'asset')),
  ref text not null,
  unit_id uuid not null,
  unit_path ltree not null,
  -- Empty where there is none.
  topic text not null,
  primary key (subject, ref)
);
create index on hub.used using gist (unit_path);

create table hub.use_count (
  -- Of headquarters' calendar.
  day date not null,
  subject text not null,
  ref text not null,
  measure text not null check (measure in ('view', 'share', 'download', 'copy')),
  reader text not null check (reader in ('journalist', 'public', 'internal')),
  -- Whose journalist it was; empty for everybody else.
  outlet text not null,
  count int not null check (count > 0),
  primary key (day, measure, subject, ref, reader, outlet),
  foreign key (subject, ref) references hub.used on delete cascade
);
create index on hub.use_count (subject, ref, day);

