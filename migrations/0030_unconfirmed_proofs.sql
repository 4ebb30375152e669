-- From which network an application came that nobody has confirmed yet, as a fingerprint: one network may not take the room
-- of all. The row goes with its confirmation, or after two days.
alter table hub.registration add network text not null default '';
