alter table channels.delivery
  -- Keys of the film and the pictures that the post shows, in their order: whether a correction leaves an old one
  -- standing. Null: nobody knows, as of what was posted before this was written down.
  add column shown text[],
  -- The network's own name for what it is still at: by it the outcome is found.
  add column pending text;
