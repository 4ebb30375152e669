-- Posting stands still below a unit: nothing new leaves and nothing is changed; what is taken down goes on being taken down.
create table channels.pause (
  id uuid primary key,
  unit_id uuid not null,
  unit_path ltree not null,
  reason text not null check (length(reason) between 1 and 400),
  begun_by_id uuid,
  begun_by text not null,
  begun_at timestamptz not null,
  ended_at timestamptz
);
create unique index pause_once on channels.pause (unit_id) where ended_at is null;
create index delivery_held on channels.delivery (channel_id) where why = 'posting_paused';
