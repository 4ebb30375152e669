-- One story to many accounts: whom it is for, what each is told, who agreed, and what every unit made of a proposal.

-- An officer's own words for what an account is, so that an audience can name it.
alter table channels.channel add column tags text[] not null default '{}';

-- An audience that is used again: parts of the tree, each with levels, networks, languages and tags.
create table channels.segment (
  id uuid primary key,
  unit_id uuid not null,
  unit_path ltree not null,
  name text not null check (length(name) between 1 and 120),
  parts jsonb not null,
  made_by text not null,
  made_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index segment_once on channels.segment (unit_id, lower(name));
create index on channels.segment using gist (unit_path);

create table channels.distribution (
  id uuid primary key,
  -- The unit in whose name it is sent.
  unit_id uuid not null,
  unit_path ltree not null,
  story_id uuid not null,
  edition_id uuid not null,
  locale text not null,
  -- Draft; asked: a second person is to agree; armed: goes out when the edition is published.
  state text not null default 'draft' check (state in ('draft', 'asked', 'armed', 'sent', 'discarded')),
  -- Audience, texts, dates: everything that the hash stands for.
  content jsonb not null,
  hash text not null,
  -- The version of the edition that was shown to whoever sent it.
  version_hash text,
  -- Why what was armed is a draft again, as a code.
  why text,
  made_by_id uuid,
  made_by text not null,
  made_at timestamptz not null,
  changed_by_id uuid,
  changed_by text not null,
  changed_at timestamptz not null,
  -- By somebody else than the last who changed it, and of this very content.
  approved_hash text,
  approved_by_id uuid,
  approved_by text,
  approved_at timestamptz,
  sent_by_id uuid,
  sent_by text,
  sent_at timestamptz,
  -- Until when units may answer what is proposed to them.
  answer_by timestamptz,
  check ((state in ('armed', 'sent')) = (sent_at is not null)),
  check ((approved_hash is null) = (approved_at is null))
);
create index on channels.distribution using gist (unit_path);
create index on channels.distribution (edition_id) where state = 'armed';
create index on channels.distribution (story_id);

-- What is laid before a unit for one of its accounts; without an answer nothing is sent.
create table channels.proposal (
  distribution_id uuid not null references channels.distribution,
  channel_id uuid not null references channels.channel,
  state text not null default 'open' check (state in ('open', 'adopted', 'adapted', 'declined', 'expired')),
  -- As it was proposed, or in the unit's own words; null: as the house composes it.
  text text,
  reason text,
  answer_by timestamptz not null,
  answered_by_id uuid,
  answered_by text,
  answered_at timestamptz,
  made_at timestamptz not null,
  primary key (distribution_id, channel_id),
  check ((state in ('adopted', 'adapted', 'declined')) = (answered_at is not null)),
  check ((state = 'declined') = (reason is not null))
);
create index on channels.proposal (channel_id, distribution_id desc);
create index on channels.proposal (answer_by) where state = 'open';

alter table channels.delivery
  add column distribution_id uuid references channels.distribution,
  -- Not before this minute.
  add column planned_for timestamptz,
  -- Query of the link by which the house tells where its readers came from; null: the bare address.
  add column campaign text;
create index on channels.delivery (distribution_id, id) where distribution_id is not null;
-- Planned, and not called to work yet.
create index delivery_planned on channels.delivery (planned_for)
  where state = 'queued' and planned_for is not null and next_at = planned_for;
