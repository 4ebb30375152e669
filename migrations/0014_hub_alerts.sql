-- What accredited journalists want to hear of, and who is told when something that they hold proves wrong.

-- When and by which ways a journalist is told. Minutes are those of the day in the journalist's own zone.
create table hub.alert_wish (
  journalist_id uuid primary key references hub.journalist on delete cascade,
  rhythm text not null check (rhythm in ('at_once', 'daily')),
  digest_minute int not null check (digest_minute between 0 and 1439),
  quiet_from int check (quiet_from between 0 and 1439),
  quiet_until int check (quiet_until between 0 and 1439),
  time_zone text not null,
  -- Also what appears in the other language.
  every_language boolean not null,
  muted boolean not null,
  by_mail boolean not null,
  by_push boolean not null,
  -- Counts the keys of the personal feed: the newest alone opens it.
  feed_number int not null default 1,
  changed_at timestamptz not null,
  check ((quiet_from is null) = (quiet_until is null)),
  check (quiet_from <> quiet_until)
);

create table hub.watch (
  id uuid primary key,
  journalist_id uuid not null references hub.journalist on delete cascade,
  topic text,
  -- With everything below it.
  unit_id uuid,
  words text,
  -- The words as each language looks for them; null where nothing of them is left.
  query_id tsquery,
  query_en tsquery,
  created_at timestamptz not null,
  check (num_nonnulls(topic, unit_id, words) = 1)
);
create unique index watch_topic_once on hub.watch (topic, journalist_id) where topic is not null;
create unique index watch_unit_once on hub.watch (unit_id, journalist_id) where unit_id is not null;
create unique index watch_words_once on hub.watch (journalist_id, words) where words is not null;
create index on hub.watch (journalist_id, id);

-- What was published, as alerts and personal feeds tell it. Gone when it is withdrawn.
create table hub.news (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('story', 'release')),
  subject_id uuid not null,
  version int not null,
  locale text not null check (locale in ('id', 'en')),
  act text not null check (act in ('publish', 'update')),
  unit_id uuid not null,
  title text not null,
  summary text not null,
  path text not null,
  at timestamptz not null,
  unique (subject_kind, subject_id, version, locale)
);

-- One piece of news for one journalist: it can exist only once.
create table hub.alert (
  news_id uuid not null references hub.news on delete cascade,
  journalist_id uuid not null references hub.journalist on delete cascade,
  -- Null: told by the personal feed alone.
  due_at timestamptz,
  sent_at timestamptz,
  primary key (news_id, journalist_id)
);
create index on hub.alert (journalist_id, news_id desc);
create index alert_due on hub.alert (due_at, journalist_id) where sent_at is null;

create table hub.push_subscription (
  id uuid primary key,
  journalist_id uuid not null references hub.journalist on delete cascade,
  endpoint text not null,
  endpoint_hash text not null unique,
  p256dh text not null,
  -- Sealed: with it anybody could write to the device.
  auth_sealed text not null,
  locale text not null check (locale in ('id', 'en')),
  device text,
  created_at timestamptz not null
);
create index on hub.push_subscription (journalist_id);

-- One message to one device; the tag makes a second copy replace the first there.
create table hub.push_note (
  id uuid primary key,
  subscription_id uuid not null references hub.push_subscription on delete cascade,
  tag text not null,
  -- Dropped once it is settled.
  payload jsonb,
  created_at timestamptz not null,
  sent_at timestamptz,
  fault text,
  unique (subscription_id, tag)
);
create index on hub.push_note (created_at);

-- Kept for later; whoever keeps something is told when it changes.
create table hub.bookmark (
  id uuid primary key,
  journalist_id uuid not null references hub.journalist on delete cascade,
  subject_kind text not null check (subject_kind in ('story', 'release')),
  subject_id uuid not null,
  -- Empty once recalled.
  title text not null,
  path text not null,
  created_at timestamptz not null,
  unique (subject_kind, subject_id, journalist_id)
);
create index on hub.bookmark (journalist_id, id desc);

-- Something that people hold proved wrong or may no longer be used.
create table hub.correction (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('story', 'release', 'asset')),
  subject_id uuid not null,
  act text not null check (act in ('corrected', 'withdrawn', 'recalled', 'described', 'withheld')),
  -- Of the story, the release, or the asset's record.
  version int not null,
  unit_id uuid not null,
  unit_path ltree not null,
  -- Empty where what was recalled must not be repeated.
  title text not null,
  note text not null,
  -- Where the public reads it; empty where there is nothing to read.
  path text not null,
  -- Of a record: [{field, before, after}].
  changes jsonb not null default '[]',
  at timestamptz not null,
  -- Times it was taken by people whom nobody knows or keys that have no mailbox: counted, not told.
  unreached int not null default 0,
  -- What was withheld may be used again.
  ended_at timestamptz
);
create unique index correction_once on hub.correction (subject_kind, subject_id, act, version) where ended_at is null;
create index on hub.correction (at desc, id desc);
create index on hub.correction using gist (unit_path);

-- One holder of one correction: told once, and heard from once.
create table hub.holder (
  id uuid primary key,
  correction_id uuid not null references hub.correction,
  kind text not null check (kind in ('journalist', 'staff')),
  person_id uuid not null,
  -- Of staff; a journalist's is in the register, so that it goes with them.
  name text not null,
  -- How it came to them.
  held_by text not null check (held_by in ('download', 'bookmark')),
  held_since timestamptz not null,
  told_at timestamptz,
  mail_id uuid,
  pushed int not null default 0,
  reminders int not null default 0,
  reminders_sent int not null default 0,
  reminded_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_in text check (acknowledged_in in ('letter', 'own_page', 'console')),
  unique (correction_id, kind, person_id),
  check ((acknowledged_at is null) = (acknowledged_in is null))
);
create index on hub.holder (kind, person_id, id desc);
create index on hub.holder (kind, person_id) where told_at is null;

-- The first moment after `after` at which a clock in the zone shows the minute of the day. A minute that the clock
-- skips comes when it has skipped it; one that it shows twice comes the second time.
create function hub.next_at(after timestamptz, minute int, zone text) returns timestamptz
language sql stable parallel safe
return (
  select min(moment) from generate_series(0, 2) as day,
    lateral (select (date_trunc('day', after at time zone zone)
      + make_interval(days => day, mins => minute)) at time zone zone as moment) as candidate
  where moment > after
);

-- The moment itself, or the end of the quiet hours in which it lies; they may reach over midnight.
create function hub.after_quiet(moment timestamptz, quiet_from int, quiet_until int, zone text) returns timestamptz
language sql stable parallel safe
return (
  select case
    when quiet_from is null then moment
    when case when quiet_from < quiet_until
      then clock.minute >= quiet_from and clock.minute < quiet_until
      else clock.minute >= quiet_from or clock.minute < quiet_until end
      then hub.next_at(moment, quiet_until, zone)
    else moment end
  from (select extract(hour from moment at time zone zone)::int * 60
    + extract(minute from moment at time zone zone)::int as minute) as clock
);

-- When news of this moment is told to somebody; null: by the feed alone.
create function hub.due_at(wish hub.alert_wish, moment timestamptz) returns timestamptz
language sql stable parallel safe
return case
  when wish.muted or not (wish.by_mail or wish.by_push) then null
  else hub.after_quiet(
    case wish.rhythm when 'daily' then hub.next_at(moment, wish.digest_minute, wish.time_zone) else moment end,
    wish.quiet_from, wish.quiet_until, wish.time_zone)
end;
