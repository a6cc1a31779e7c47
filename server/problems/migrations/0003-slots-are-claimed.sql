-- Who builds a slot now, and until when nobody else may: two servers never write different views into one slot.
alter table projection_slots add column claimed_by text;
alter table projection_slots add column claimed_until timestamptz;
