-- The media hub: the agenda of press events and who follows it, journalists and their accreditation, their enquiries.
create schema hub;

create table hub.event (
  id uuid primary key,
  ref text not null unique,
  unit_id uuid not null,
  unit_path ltree not null,
  state text not null check (state in ('provisional', 'confirmed', 'postponed', 'cancelled')),
  title_id text not null,
  title_en text,
  description_id text not null default '',
  description_en text,
  place text not null default '',
  lat double precision,
  lon double precision,
  -- The last time that was announced. An event put off without a new one keeps it; time_open says that it is void.
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_open boolean not null default false,
  accredit_until timestamptz,
  capacity int check (capacity > 0),
  contact text not null default '',
  -- For the public: why it was put off or called off.
  reason text,
  -- For the conference room, which is to come: where it is held within the house.
  room_kind text,
  -- Counts changes from 1; a calendar's SEQUENCE is one less.
  version int not null default 1,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  -- What has no time stands at the end of the list.
  sort_at timestamptz not null generated always as
    (case when time_open then timestamptz '9999-12-31 00:00:00+00' else starts_at end) stored,
  check (ends_at > starts_at),
  check ((lat is null) = (lon is null)),
  check (not time_open or state in ('postponed', 'cancelled')),
  check (state not in ('postponed', 'cancelled') or reason is not null)
);
create index on hub.event (sort_at, id);
create index on hub.event using gist (unit_path);

-- Every change: what stood there after it, who, when, why.
create table hub.event_version (
  event_id uuid not null references hub.event,
  number int not null,
  act text not null check (act in ('announce', 'change', 'confirm', 'postpone', 'cancel')),
  content jsonb not null,
  digest text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  why text,
  primary key (event_id, number)
);

-- An e-mail address that wants to hear of a unit's agenda (with everything below it) or of one event.
create table hub.follow (
  id uuid primary key,
  email text not null check (email = lower(email)),
  locale text not null check (locale in ('id', 'en')),
  unit_id uuid,
  event_id uuid references hub.event,
  created_at timestamptz not null,
  -- Null until the mailed link was used.
  confirmed_at timestamptz,
  check ((unit_id is null) <> (event_id is null))
);
create unique index follow_unit_once on hub.follow (email, unit_id) where unit_id is not null;
create unique index follow_event_once on hub.follow (email, event_id) where event_id is not null;
create index on hub.follow (unit_id, email) where confirmed_at is not null;
create index on hub.follow (event_id, email) where confirmed_at is not null;
create index on hub.follow (created_at) where confirmed_at is null;

-- One letter to one address about one change: it can exist only once.
create table hub.notice (
  id uuid primary key,
  event_id uuid not null references hub.event,
  version int not null,
  follow_id uuid not null references hub.follow on delete cascade,
  email text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  unique (event_id, version, email)
);
create index on hub.notice (follow_id);
create index on hub.notice (created_at);

-- Single-use links that were mailed; only a hash of the token is kept.
create table hub.link (
  token_hash text primary key,
  purpose text not null check (purpose in ('follow', 'registration', 'sign_in')),
  subject_id uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on hub.link (subject_id);
create index on hub.link (expires_at);

create table hub.outlet (
  id uuid primary key,
  name text not null,
  -- The name as it is compared: small letters, single spaces.
  name_key text not null unique,
  merged_into uuid references hub.outlet,
  created_at timestamptz not null,
  check (merged_into <> id)
);
create index on hub.outlet using gin (name_key gin_trgm_ops);

-- What somebody wrote into the form, until the mailbox is shown to be theirs.
create table hub.registration (
  id uuid primary key,
  email text not null check (email = lower(email)),
  locale text not null check (locale in ('id', 'en')),
  name text not null,
  outlet_name text not null,
  position text not null,
  card_number text not null,
  -- Address of the sealed file in the object store.
  proof_object text,
  proof_mime text,
  created_at timestamptz not null,
  check ((proof_object is null) = (proof_mime is null))
);
create index on hub.registration (created_at);

create table hub.journalist (
  id uuid primary key,
  -- Null once the person has left: then nothing personal is kept.
  email text unique check (email = lower(email)),
  locale text not null check (locale in ('id', 'en')),
  name text not null,
  outlet_id uuid not null references hub.outlet,
  position text not null,
  card_number text not null,
  proof_object text,
  proof_mime text,
  state text not null check (state in ('applied', 'accredited', 'suspended', 'rejected', 'left')),
  accredited_at timestamptz,
  accredited_until timestamptz,
  -- Of a rejection or suspension, told to the journalist.
  reason text,
  applied_at timestamptz not null,
  changed_at timestamptz not null,
  -- Set when the journalist moved to another outlet after the accreditation; cleared by the next decision.
  outlet_changed_at timestamptz,
  check ((state = 'left') = (email is null)),
  check (state <> 'accredited' or accredited_until is not null),
  check ((proof_object is null) = (proof_mime is null))
);
create index on hub.journalist (state, changed_at desc, id desc);
create index on hub.journalist (changed_at desc, id desc);
create index on hub.journalist (outlet_id);
create index on hub.journalist (accredited_until) where state = 'accredited';
create index on hub.journalist using gin ((name || ' ' || coalesce(email, '')) gin_trgm_ops);

create table hub.journalist_act (
  id uuid primary key,
  journalist_id uuid not null references hub.journalist,
  act text not null check (act in
    ('apply', 'accredit', 'renew', 'reject', 'suspend', 'change_outlet', 'leave')),
  by_id uuid,
  -- Null: the journalist.
  by_name text,
  at timestamptz not null,
  until_at timestamptz,
  why text
);
create index on hub.journalist_act (journalist_id, id);

create table hub.reminder (
  id uuid primary key,
  journalist_id uuid not null references hub.journalist,
  until_at timestamptz not null,
  days int not null,
  sent_at timestamptz,
  unique (journalist_id, until_at, days)
);

create table hub.session (
  id uuid primary key,
  journalist_id uuid not null references hub.journalist,
  token_hash text not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  device text,
  address text
);
create index on hub.session (journalist_id);
create index on hub.session (expires_at);

-- Attempts at a public door. Unlogged: after a crash the count starts anew.
create unlogged table hub.attempt (
  door text not null,
  who text not null,
  window_start timestamptz not null,
  count int not null,
  primary key (door, who)
);
create index on hub.attempt (window_start);

create table hub.enquiry_count (
  month date primary key,
  last int not null
);

create table hub.enquiry (
  id uuid primary key,
  number text not null unique,
  journalist_id uuid not null references hub.journalist,
  unit_id uuid not null,
  unit_path ltree not null,
  subject text not null,
  -- By when the journalist needs it.
  deadline_at timestamptz,
  state text not null check (state in ('open', 'answered', 'closed')),
  assigned_to uuid,
  assigned_name text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  answered_at timestamptz,
  due_at timestamptz not null generated always as
    (coalesce(deadline_at, timestamptz '9999-12-31 00:00:00+00')) stored,
  check ((assigned_to is null) = (assigned_name is null))
);
create index on hub.enquiry (due_at, id) where state = 'open';
create index on hub.enquiry (due_at, id);
create index on hub.enquiry (journalist_id, id desc);
create index on hub.enquiry using gist (unit_path);

create table hub.enquiry_entry (
  id uuid primary key,
  enquiry_id uuid not null references hub.enquiry,
  -- A note stays within the house; all else the journalist reads.
  kind text not null check (kind in ('question', 'answer', 'note', 'closed')),
  text text not null,
  -- The published story that answers.
  story_ref text,
  story_locale text check (story_locale in ('id', 'en')),
  story_headline text,
  by_id uuid,
  by_name text,
  at timestamptz not null
);
create index on hub.enquiry_entry (enquiry_id, id);
