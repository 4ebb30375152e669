-- Channels: how a unit's own notes fare on the Fediverse. What is counted are marks: of a note's last month, for figures are
-- not told for longer.
alter table channels.fediverse_mark
  add column note uuid references channels.fediverse_note,
  add column kind text check (kind in ('like', 'announce', 'reply')),
  add check ((note is null) = (kind is null));
create index on channels.fediverse_mark (note, kind) where note is not null and not gone;

-- In the order in which they came out, whenever they were made.
create index on channels.fediverse_note (unit_id, published_at desc, key desc) where content is not null;
