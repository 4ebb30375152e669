-- What hangs below a delivery's post where an officer's words are divided: a post each, sent one after the other.
create table channels.thread_part (
  delivery_id uuid not null references channels.delivery,
  -- The first part is the delivery's own post.
  number int not null check (number > 1),
  -- What it is called on the network before it exists there.
  external_key text not null,
  -- The words of the last try, by which it is known again.
  said text,
  external_id text,
  external_url text,
  external_revision text,
  sent_at timestamptz,
  removed_at timestamptz,
  primary key (delivery_id, number),
  check (external_id is null or sent_at is not null)
);
create index on channels.thread_part (external_id) where external_id is not null;
