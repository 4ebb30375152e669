-- Who may enter, and what they may do where. person, session, account, verification, two_factor and passkey are read
-- and written by better-auth under these names; everything else is the house's own.
create schema identity;

create table identity.person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  two_factor_enabled boolean default false,
  locale text not null default 'id' check (locale in ('id', 'en')),
  -- The unit whose invitation brought the person in: somebody must answer for a person without grants.
  home_unit_id uuid not null,
  suspended_at timestamptz
);
create index on identity.person using gin ((name || ' ' || email) gin_trgm_ops);
create index on identity.person (home_unit_id);

create table identity.session (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id uuid not null references identity.person on delete cascade
);
create index on identity.session (user_id);
create index on identity.session (expires_at);

-- However a session ends (signed out, revoked, password reset, person suspended, swept), open streams must hear of it.
create function identity.tell_session_end() returns trigger language plpgsql as $$
begin
  perform pg_notify('pendopo', json_build_object('name', 'session.revoked', 'data', json_build_object('sessionId', old.id))::text);
  return null;
end $$;
create trigger tell_end after delete on identity.session for each row execute function identity.tell_session_end();

create table identity.account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references identity.person on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on identity.account (user_id);

create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index on identity.verification (identifier);
create index on identity.verification (expires_at);

create table identity.two_factor (
  id uuid primary key,
  secret text not null,
  backup_codes text not null,
  user_id uuid not null references identity.person on delete cascade,
  verified boolean default true,
  failed_verification_count int default 0,
  locked_until timestamptz
);
create index on identity.two_factor (user_id);
create index on identity.two_factor (secret);

create table identity.passkey (
  id uuid primary key,
  name text,
  public_key text not null,
  user_id uuid not null references identity.person on delete cascade,
  credential_id text not null unique,
  counter int not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  created_at timestamptz,
  aaguid text
);
create index on identity.passkey (user_id);

-- A role on a unit holds for its whole subtree. A delegation is a grant that lives only while its source does.
create table identity.grant (
  id uuid primary key,
  person_id uuid not null references identity.person,
  unit_id uuid not null,
  role text not null check (role in ('contributor', 'editor', 'approver', 'channel_officer', 'duty_officer', 'desk_officer', 'archivist', 'administrator')),
  from_at timestamptz not null,
  until_at timestamptz,
  granted_by uuid,
  delegated_from uuid references identity.grant,
  created_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  check (until_at is null or until_at > from_at),
  check (delegated_from is null or until_at is not null)
);
create index on identity.grant (person_id) where revoked_at is null;
create index on identity.grant (unit_id, role) where revoked_at is null;
create index on identity.grant (delegated_from) where delegated_from is not null;
-- The same role twice on one unit says nothing new; delegations may overlap.
create unique index on identity.grant (person_id, unit_id, role, from_at) where revoked_at is null and delegated_from is null;

-- The grants that hold at a moment. The planner inlines it, so that one question stays one query.
create function identity.live_grant(moment timestamptz)
returns table (id uuid, person_id uuid, person_name text, unit_id uuid, role text, from_at timestamptz, until_at timestamptz, delegated_from uuid)
language sql stable as $$
  select g.id, g.person_id, p.name, g.unit_id, g.role, g.from_at, g.until_at, g.delegated_from
  from identity.grant g
  join identity.person p on p.id = g.person_id
  where g.revoked_at is null and g.from_at <= moment and (g.until_at is null or g.until_at > moment)
    and p.suspended_at is null
    and (g.delegated_from is null or exists (
      select from identity.grant s
      join identity.person giver on giver.id = s.person_id
      where s.id = g.delegated_from and s.revoked_at is null and s.from_at <= moment
        and (s.until_at is null or s.until_at > moment) and giver.suspended_at is null))
$$;

create table identity.invitation (
  id uuid primary key,
  -- Null for the first administrator's link: whoever opens it says who they are.
  email text check (email = lower(email)),
  unit_id uuid not null,
  role text not null,
  grant_until timestamptz,
  locale text not null default 'id' check (locale in ('id', 'en')),
  token_hash text not null unique,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references identity.person,
  withdrawn_at timestamptz
);
create index on identity.invitation (unit_id, id desc);

create table identity.api_key (
  id uuid primary key,
  unit_id uuid not null,
  name text not null,
  -- First characters of the key, so that people can tell which one it is.
  hint text not null,
  token_hash text not null unique,
  roles text[] not null check (cardinality(roles) > 0),
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index on identity.api_key (unit_id, id desc);

-- Attempts at a credential door, counted for every process together. Unlogged: after a crash the count starts anew.
create unlogged table identity.attempt (
  door text not null,
  -- SHA-256 of an address (IPv6 by /64) or of an account's name.
  who text not null,
  window_start timestamptz not null,
  count int not null,
  primary key (door, who)
);
create index on identity.attempt (window_start);

-- Mail on its way and, for a while, what was sent: platform/mail.ts owns it.
create table platform.mail (
  id uuid primary key,
  to_address text not null,
  subject text not null,
  -- Sealed with the house's secret, since links that sign people in pass through here; dropped once no longer needed.
  body_sealed text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'shown', 'refused', 'expired')),
  attempts int not null default 0,
  fault text,
  created_at timestamptz not null,
  settled_at timestamptz
);
create index on platform.mail (id desc);
create index on platform.mail (created_at) where state = 'waiting';
