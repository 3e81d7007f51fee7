-- The oldest version that this schema still serves, told by the newest migration that version must know. A version that
-- takes something away, which it may once nobody uses it any more, sets this in the same migration; older nodes then do
-- not start, and say why.
create table schema_floor (
  only_row boolean primary key default true check (only_row),
  oldest   integer not null
);
insert into schema_floor (oldest) values (71);
