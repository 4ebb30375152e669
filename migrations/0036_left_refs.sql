-- Public addresses of pictures that were public when a cover gave them another one: they say that they are over.
create table bank.left_ref (
  ref text primary key,
  at timestamptz not null
);
