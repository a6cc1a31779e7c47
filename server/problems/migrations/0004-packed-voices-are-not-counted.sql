-- Nothing is ever chosen by what is in these arrays; to count them would read megabytes while everybody waits.
alter table problem_voices
  alter person_nos set statistics 0,
  alter family_nos set statistics 0,
  alter family_values set statistics 0,
  alter family_costs set statistics 0,
  alter family_flags set statistics 0,
  alter family_met_on set statistics 0;
