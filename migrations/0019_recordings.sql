-- Films and sounds within a story's text, as readers are given them: for export, feeds and what machines read of the page.
alter table newsroom.publication
  add recordings jsonb not null default '[]',
  add constraint publication_recalled_recordings check (state <> 'recalled' or recordings = '[]');
