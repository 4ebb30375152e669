-- The whole list of networks: what a person does in place of the house, sign-ins that end, limits that a server says
-- itself, and the words that were sent.

-- The code's list is the list: a network is added there alone.
alter table channels.channel drop constraint channel_kind_check;
alter table channels.channel
  -- What the server takes, as it said last; null: what the network's documents say.
  add column limits jsonb,
  -- When the sign-in ends unless it is renewed.
  add column expires_at timestamptz,
  -- When it is next looked after: renewed, asked for its limits.
  add column tend_at timestamptz;
create index on channels.channel (tend_at) where tend_at is not null and removed_at is null;

alter table channels.delivery drop constraint delivery_state_check;
alter table channels.delivery add constraint delivery_state_check check (state in
  ('queued', 'sending', 'sent', 'rejected', 'throttled', 'unauthorised', 'unknown', 'removed', 'skipped', 'handed'));
alter table channels.delivery
  -- The words that were sent: by them a post is known again where a network knows no key of ours.
  add column said text;
create index on channels.delivery (channel_id, sent_at) where external_id is not null;

alter table channels.attempt drop constraint attempt_outcome_check;
alter table channels.attempt add constraint attempt_outcome_check check (outcome in
  ('sent', 'found', 'absent', 'rejected', 'throttled', 'unauthorised', 'unknown', 'interrupted', 'handed', 'unsure'));
