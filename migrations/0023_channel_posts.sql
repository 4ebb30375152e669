-- What a person confirmed stood under its address or under the house's own name; no network knows a post by either.
update channels.delivery d set external_id = null
from channels.channel c
where c.id = d.channel_id and c.kind not in ('bluesky', 'wordpress', 'whatsapp', 'board')
  and (d.external_id = d.id::text or d.external_id ~ '^https?://');
