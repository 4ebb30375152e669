-- What is past its retention, without reading every rights record there is.
drop index concurrently if exists bank.rights_retention;
create index concurrently rights_retention on bank.rights (retention_until) where retention_until is not null;
