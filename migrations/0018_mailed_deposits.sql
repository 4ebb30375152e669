-- Deposits by e-mail: whoever knows the address deposits as its person, so only its fingerprint is kept.
create table bank.deposit_address (
  id uuid primary key,
  person_id uuid not null,
  unit_id uuid not null,
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index on bank.deposit_address (person_id, unit_id) where ended_at is null;

-- Letters that were answered. A mail server whose 250 was lost brings one again.
create table bank.letter (
  id uuid primary key,
  address_id uuid not null references bank.deposit_address,
  message_id text not null,
  -- Over its words and files: the envelope's lines differ from one delivery to the next.
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  received_at timestamptz not null,
  unique (address_id, message_id, sha256)
);
create index on bank.letter (address_id, received_at);
