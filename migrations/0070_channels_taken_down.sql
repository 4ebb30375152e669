-- When a delivery's own post was taken down: of a thread, parts below it may stand on where their removal was refused.
alter table channels.delivery add column taken_down_at timestamptz;
