-- Every office may have a board at its gate; accounts are one in the whole house. Lanes that nobody signs in to were listed
-- as official on somebody's word alone.
drop index channels.channel_once;
create unique index channel_once on channels.channel (kind, server, external_id)
  where removed_at is null and kind <> 'board';
create unique index board_once on channels.channel (unit_id, external_id) where removed_at is null and kind = 'board';
update channels.channel set listed = false where kind = 'whatsapp';
