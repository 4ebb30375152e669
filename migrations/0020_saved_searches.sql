-- Searches that staff save in the bank, and what is new in them; one count of attempts and one clock for every room;
-- corrections in both languages; who was rejected is forgotten after a time.

create table bank.saved_search (
  id uuid primary key,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  -- With everything below it.
  unit_id uuid not null,
  q text not null,
  -- The words as the bank looks for them; null: everything.
  words tsquery,
  kind text,
  orientation text,
  hue text,
  topic text,
  standing text check (standing in ('free', 'held', 'used')),
  from_at timestamptz,
  until_at timestamptz,
  alerts text not null check (alerts in ('none', 'at_once', 'daily')),
  by_mail boolean not null,
  -- What was in the bank before is no news.
  alerts_since timestamptz,
  made_at timestamptz not null,
  unique (person_id, name),
  check ((alerts = 'none') = (alerts_since is null))
);
create index on bank.saved_search (person_id, id desc);
create index saved_search_listening on bank.saved_search (unit_id) where alerts <> 'none';

-- One asset found by one search: it can exist only once.
create table bank.search_hit (
  search_id uuid not null references bank.saved_search on delete cascade,
  asset_id uuid not null references bank.asset on delete cascade,
  due_at timestamptz not null,
  -- By mail, or settled without.
  told_at timestamptz,
  seen_at timestamptz,
  primary key (search_id, asset_id)
);
create index on bank.search_hit (asset_id);
create index search_hit_due on bank.search_hit (due_at) where told_at is null;
create index search_hit_fresh on bank.search_hit (search_id) where seen_at is null;

-- Assets that came or changed since the searches were last held against them.
create table bank.unmatched (
  asset_id uuid primary key references bank.asset on delete cascade
);

-- Attempts at a door of any room. Unlogged: after a crash the count starts anew.
create unlogged table platform.attempt (
  door text not null,
  who text not null,
  window_start timestamptz not null,
  count int not null,
  primary key (door, who)
);
create index on platform.attempt (window_start);
drop table identity.attempt;
drop table hub.attempt;

-- The bank's digests go by the same clock as the hub's; what calls it in the hub follows it.
alter function hub.next_at(timestamptz, int, text) set schema platform;

-- A release is called in the reader's language also where it is corrected; empty where it has no English title.
alter table hub.correction add column title_en text not null default '';

-- Who was rejected and is erased after the time that the house's setting gives has left; the house itself noted it.
alter table hub.journalist_act drop constraint journalist_act_act_check;
alter table hub.journalist_act add constraint journalist_act_act_check check (act in
  ('apply', 'accredit', 'renew', 'reject', 'suspend', 'change_outlet', 'leave', 'forget'));
create index journalist_rejected on hub.journalist (changed_at) where state = 'rejected';
