-- Which nodes share this database; each tells every few seconds that it is alive. For people to look at: no lock, lease or
-- decision rests on it.
create table nodes (
  name       text        not null primary key,
  version    text        not null,
  started_at timestamptz not null default clock_timestamp(),
  seen_at    timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
