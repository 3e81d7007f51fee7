-- Past talks judged anew, beside what stands, until somebody wants the new judgements.
create table reanalyses (
  id         uuid primary key,
  analyzer   text        not null,
  from_time  timestamptz not null,
  to_time    timestamptz not null,
  started_by text        not null,
  started_at timestamptz not null,
  state      text        not null
);

create index reanalyses_by_time on reanalyses (started_at desc, id desc);
create index reanalyses_open on reanalyses (started_at, id) where state in ('running', 'promoting');

-- One talk of one of them. Words of `state`: open, same, changed, replaced, left.
create table reanalysis_results (
  reanalysis_id uuid    not null references reanalyses,
  no            integer not null,
  call_id       uuid    not null references calls,
  state         text    not null default 'open',
  tried         integer not null default 0,
  code          text,
  before        jsonb,
  after         jsonb,
  callback_at   timestamptz,
  -- the words of what differs, joined by commas
  differences   text    not null default '',
  primary key (reanalysis_id, no)
);

create index reanalysis_results_by_state on reanalysis_results (reanalysis_id, state, no);
