-- Opened by the sign-in of another network, behind whose account it stands: an Instagram account behind a Facebook Page.
alter table channels.channel add column behind text;
