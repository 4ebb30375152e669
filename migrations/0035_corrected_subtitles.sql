-- Whoever took a film hears when its subtitles prove wrong.
alter table hub.correction drop constraint correction_act_check;
alter table hub.correction add constraint correction_act_check
  check (act in ('corrected', 'withdrawn', 'recalled', 'described', 'subtitled', 'withheld'));
