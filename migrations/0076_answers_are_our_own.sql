-- What the house answered stands on the account like any post: it is known by its name there, for each post that is read.
create index on channels.heard (channel_id, answer_id) where answer_id is not null;
