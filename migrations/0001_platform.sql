-- Extensions and the month partitions shared by every table that grows for ever.
create extension if not exists ltree;
create extension if not exists pg_trgm;

create schema if not exists platform;

-- Settings that the house itself remembers: which pack it was opened with, whether the first administrator exists.
create table platform.setting (
  name text primary key,
  value jsonb not null
);

-- Makes the partitions `<table>_YYYY_MM` for the months from `first` up to `months` ahead; safe to call again.
create function platform.ensure_months(parent regclass, first date, months int) returns void language plpgsql as $$
declare
  month date := date_trunc('month', first);
  child text;
begin
  while month <= date_trunc('month', first) + make_interval(months => months) loop
    child := format('%s_%s', parent::text, to_char(month, 'YYYY_MM'));
    if to_regclass(child) is null then
      execute format('create table %s partition of %s for values from (%L) to (%L)', child, parent, month, month + interval '1 month');
    end if;
    month := month + interval '1 month';
  end loop;
end $$;
