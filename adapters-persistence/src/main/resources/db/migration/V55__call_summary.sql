-- How many calls there are of each kind, kept so that lists and figures need not count them.
-- Whoever changes a call appends what that changes (call_deltas), in the same transaction and without waiting for
-- anybody; one node at a time folds it into a row a day and language (call_days) and a row a kind (call_totals).
-- Both together, read in one statement, are exact at any moment.

create table call_deltas (
  -- of an hour, since 1970: that of calls.created_quarter
  quarter    integer  not null,
  language   text     not null,
  status     text     not null,
  crm_status text     not null,
  outcome    smallint not null,
  -- how many more calls of this kind, or fewer; and the length of their talks
  calls      integer  not null,
  talk       bigint   not null,
  currency   text,
  cost       numeric
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- A day of UTC, counted from 1970. The format of `cells` is the application's.
create table call_days (
  day      integer not null,
  language text    not null,
  -- another one whenever the cells are others: who knows it needs not read them again
  version  uuid    not null,
  cells    bytea   not null,
  primary key (day, language)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Nearly random bytes: trying to make them smaller takes longer than to read them.
alter table call_days alter column cells set storage external;

-- All calls ever, by kind.
create table call_totals (
  language   text     not null,
  status     text     not null,
  crm_status text     not null,
  outcome    smallint not null,
  calls      bigint   not null,
  primary key (language, status, crm_status, outcome)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Triggers, not the application: so calls of a node that is one version older count too.
create function count_call() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    insert into call_deltas values (old.created_quarter, old.language, old.status, old.crm_status, old.outcome,
      -1, -coalesce(old.talk_millis, 0), old.cost_currency, -old.cost_amount);
  end if;
  if tg_op <> 'DELETE' then
    insert into call_deltas values (new.created_quarter, new.language, new.status, new.crm_status, new.outcome,
      1, coalesce(new.talk_millis, 0), new.cost_currency, new.cost_amount);
  end if;
  return null;
end
$$;

-- Counts everything anew, beside whoever writes: what it sees of the calls and of the deltas is of one moment. The lock
-- is that of folding.
create function recount_calls() returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7105, 0);
  with
    folded as (delete from call_days),
    totals as (delete from call_totals),
    deltas as (delete from call_deltas)
  insert into call_deltas
  select created_quarter, language, status, crm_status, outcome,
    count(*), coalesce(sum(talk_millis), 0), cost_currency, sum(cost_amount)
  from calls
  group by created_quarter, language, status, crm_status, outcome, cost_currency;
end
$$;

create function count_no_calls() returns trigger language plpgsql as $$
begin
  perform recount_calls();
  return null;
end
$$;

create trigger calls_counted after insert or delete on calls
  for each row execute function count_call();

create trigger calls_recounted after update on calls
  for each row
  when ((old.created_at, old.language, old.status, old.crm_status, old.outcome, old.talk_millis, old.cost_currency,
      old.cost_amount)
    is distinct from (new.created_at, new.language, new.status, new.crm_status, new.outcome, new.talk_millis,
      new.cost_currency, new.cost_amount))
  execute function count_call();

create trigger calls_emptied after truncate on calls
  for each statement execute function count_no_calls();
