-- Times are instants in microseconds. Words are those of the domain, each fixed by it for ever.

create extension if not exists pg_trgm;

-- What lists and figures need of a call; all of it follows from the facts and is written with them.
create table calls (
  id             uuid primary key,
  -- how often it was stored: the guard against two writers
  version        integer     not null,
  -- how many facts it has: a reader takes no more, so that both are of one moment
  facts          integer     not null,
  phone          text        not null,
  language       text        not null,
  voice          text        not null,
  status         text        not null,
  ending         text,
  disposition    text,
  crm_status     text        not null,
  interest_level text,
  -- furthest stage and disposition in one number, which is much faster to group by
  outcome        smallint    not null,
  talk_millis    integer,
  created_at     timestamptz not null,
  updated_at     timestamptz not null,
  ended_at       timestamptz,
  -- quarters of an hour since 1970: every time zone is a whole number of them away from UTC
  created_quarter integer generated always as
    (floor(extract(epoch from created_at at time zone 'UTC') / 900)::integer) stored
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02);

-- The list, its exact totals and the figures are answered from this index alone.
create index calls_by_time on calls (created_at desc, id desc)
  include (status, disposition, crm_status, language, phone, outcome, talk_millis, created_quarter);
create index calls_by_status on calls (status, created_at desc, id desc);
create index calls_by_disposition on calls (disposition, created_at desc, id desc);
create index calls_by_crm_status on calls (crm_status, created_at desc, id desc);
create index calls_by_language on calls (language, created_at desc, id desc);
create index calls_by_phone on calls using gin (phone gin_trgm_ops);

-- What is long, changes at most once, and is wanted of few calls at a time.
create table call_texts (
  call_id  uuid primary key references calls,
  greeting text not null,
  prompt   text not null,
  summary  text
);

-- All that happened, appended only. Within a call `seq` and `no` grow together.
create table call_facts (
  call_id     uuid        not null references calls,
  no          integer     not null,
  seq         bigint      not null generated always as identity,
  type        text        not null,
  at          timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  attempt     integer,
  -- the label the call had after it
  status      text        not null,
  data        jsonb       not null,
  primary key (call_id, no)
) with (autovacuum_vacuum_insert_scale_factor = 0.05);

create unique index call_facts_by_seq on call_facts (seq);

-- Tells this database from any other, so that nobody resumes reading in the wrong one.
create table fact_feed (
  single boolean primary key default true check (single),
  epoch  text not null default substr(md5(gen_random_uuid()::text), 1, 12)
);

insert into fact_feed default values;
