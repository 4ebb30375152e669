-- The register of official accounts: every outlet of every unit, connected or only declared, with what is proven of it.
create extension if not exists fuzzystrmatch;

create table channels.outlet (
  id uuid primary key,
  -- By this it is called in public: `/kanal/<ref>`.
  ref text not null unique,
  unit_id uuid not null,
  unit_path ltree not null,
  network text not null,
  -- The connected account behind it; null for one that is only declared.
  channel_id uuid unique references channels.channel,
  url text not null,
  -- The keys under which anybody can ask: the address without its trimmings, the handle in small letters.
  address text not null,
  handle text not null,
  handle_key text not null,
  -- What the name looks like: one text for all names that a reader takes for each other, and that text with any one
  -- letter left out. Null: not drawn yet.
  look text,
  slips text[],
  label text not null,
  languages text[] not null check (cardinality(languages) > 0),
  tags text[] not null default '{}',
  state text not null check (state in ('review', 'published', 'retired')),
  -- Null for what was never shown: only what has it is seen from outside.
  published_at timestamptz,
  retired_at timestamptz,
  retired_why text,

  mandate text not null default '',
  contact text not null default '',
  certified_at timestamptz,
  certified_by text,
  -- When it is to be confirmed again, and how far ahead of that (days) its administrators heard of it last.
  due_at timestamptz not null,
  reminded_days int,

  proof_way text not null check (proof_way in ('rel_me', 'domain', 'atproto', 'bio', 'sign_in', 'none')),
  proof_code text not null,
  -- What the proof must name, where the network has a number of its own for the account (Bluesky: the DID).
  proof_id text,
  proof_state text not null default 'declared' check (proof_state in ('declared', 'proven', 'lapsed')),
  proven_since timestamptz,
  seen_at timestamptz,
  checked_at timestamptz,
  misses int not null default 0,
  proof_fault text,
  check_at timestamptz,

  created_at timestamptz not null,
  created_by text not null,
  changed_at timestamptz not null,
  check ((state = 'retired') = (retired_at is not null)),
  check (state <> 'published' or published_at is not null)
);
create unique index outlet_declared_once on channels.outlet (address)
  where channel_id is null and state <> 'retired';
create index on channels.outlet (address);
create index on channels.outlet (handle_key);
create index on channels.outlet using gin (look gin_trgm_ops) where state = 'published';
create index on channels.outlet (look) where state = 'published';
create index on channels.outlet using gin (slips) where state = 'published';
create index on channels.outlet using gist (unit_path);
create index on channels.outlet (label, id) where state = 'published';
create index on channels.outlet using gin (lower(label || ' ' || handle) gin_trgm_ops) where state = 'published';
create index on channels.outlet (unit_id);
create index on channels.outlet (check_at) where check_at is not null;
create index on channels.outlet (due_at) where state = 'published';
create index on channels.outlet (id) where look is null;

-- What the public may know, and nothing else: every public door reads this.
create view channels.public_outlet as
  select id, ref, unit_id, unit_path, network, channel_id is not null and state = 'published' as connected,
    url, address, handle, handle_key, look, slips, label, languages, tags, state, published_at, retired_at,
    mandate, certified_at, due_at, proof_way, proof_id, proof_state, proven_since, seen_at, changed_at
  from channels.outlet where published_at is not null;

-- Published entries whose name looks like one of these, with the number of letters between. One slip is found by the
-- letters left out, two letters that changed places among them; more in a long name by its trigrams.
select similarity('a', 'a'); -- loads the library whose setting the function names
create function channels.near_names(looks text[], letters_out text[])
  returns table (outlet_id uuid, distance int) language sql stable
  set pg_trgm.similarity_threshold = 0.7
as $$
  with near as (
    select o.id, o.look from unnest(looks) asked join channels.outlet o on o.look % asked
      where o.state = 'published' and length(asked) >= 12
    union
    select o.id, o.look from channels.outlet o where o.state = 'published' and o.slips && letters_out
    union
    select o.id, o.look from channels.outlet o where o.state = 'published' and o.look = any(looks)
  ), measured as (
    select near.id, min(levenshtein_less_equal(near.look, asked, 2)) as distance, max(length(asked)) as longest
    from near, unnest(looks) asked group by near.id
  )
  select id, distance from measured
  where distance <= case when longest >= 12 then 2 when longest >= 5 then 1 else 0 end
  order by distance, id limit 5
$$;

-- Two people answer for an entry: people of the house, or somebody by name and address.
create table channels.outlet_keeper (
  outlet_id uuid not null references channels.outlet on delete cascade,
  place int not null check (place in (1, 2)),
  person_id uuid,
  name text not null,
  email text not null,
  locale text not null default 'id',
  since timestamptz not null,
  primary key (outlet_id, place)
);
create index on channels.outlet_keeper (lower(email));

-- New administrators that the unit above has named: the old ones are told, and it holds after a while.
create table channels.outlet_recovery (
  outlet_id uuid primary key references channels.outlet on delete cascade,
  keepers jsonb not null,
  why text not null,
  asked_by_id uuid,
  asked_by text not null,
  asked_at timestamptz not null,
  holds_at timestamptz not null
);
create index on channels.outlet_recovery (holds_at);

create table channels.outlet_event (
  id uuid primary key,
  outlet_id uuid not null references channels.outlet on delete cascade,
  kind text not null,
  at timestamptz not null,
  -- Who did it, for the house alone.
  by_name text,
  details jsonb not null default '{}'
);
create index on channels.outlet_event (outlet_id, id desc);

-- Every connected account has its entry.
insert into channels.outlet (id, ref, unit_id, unit_path, network, channel_id, url, address, handle, handle_key, label,
  languages, state, published_at, retired_at, due_at, proof_way, proof_code, proof_id, check_at, created_at, created_by,
  changed_at)
select c.id, translate(left(md5(c.id::text), 8), '01', 'xy'), c.unit_id, c.unit_path, c.kind, c.id, c.url, c.address,
  case c.kind when 'wordpress' then c.address else c.handle end,
  lower(ltrim(case c.kind when 'wordpress' then c.address else c.handle end, '@')), c.label, c.languages,
  case when c.removed_at is not null then 'retired' when c.listed then 'published' else 'review' end,
  case when c.listed then c.created_at end, c.removed_at,
  c.created_at + interval '180 days',
  case when c.kind = 'mastodon' then 'rel_me' when c.kind = 'bluesky' then 'atproto'
    when c.kind = 'wordpress' then 'domain' when c.kind in ('whatsapp', 'board') then 'none' else 'sign_in' end,
  'pendopo-' || left(md5(random()::text || c.id::text), 12),
  case c.kind when 'bluesky' then c.external_id end,
  case when c.removed_at is null and c.kind <> 'board' then now() end, c.created_at, 'Pendopo', c.created_at
from channels.channel c;
insert into channels.outlet_event (id, outlet_id, kind, at)
select id, id, 'published', published_at from channels.outlet where published_at is not null;
