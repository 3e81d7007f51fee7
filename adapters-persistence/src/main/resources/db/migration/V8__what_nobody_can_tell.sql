-- Attempts belong to the epoch they were opened in. It is raised when the database turns out to have lost some of its
-- past; what is older is never granted, revoked or dialled anew without knowing what became of it.
create table dial_epoch (
  single     boolean primary key default true check (single),
  epoch      integer     not null default 1,
  since      timestamptz not null default clock_timestamp(),
  -- what happened between then and `since` may be missing
  lost_from  timestamptz,
  -- attempts of earlier epochs that were settled in this one
  settled    integer     not null default 0,
  -- which database it is, and which of its pasts; unknown until somebody looks
  identity   text
);

insert into dial_epoch default values;

alter table dial_attempts add column epoch integer not null default 1;
alter table dial_attempts add column if not exists granted_at timestamptz;
-- when the provider's history is to be asked next, and how often it was since the grant or since the end
alter table dial_attempts add column next_look_at timestamptz;
alter table dial_attempts add column looks integer not null default 0;

update dial_attempts set granted_at = updated_at where state in ('granted', 'ringing') and granted_at is null;

create index dial_attempts_live on dial_attempts (granted_at) where state in ('granted', 'ringing');
create index dial_attempts_uncounted on dial_attempts (next_look_at)
  where state = 'ended' and next_look_at is not null;
create index dial_attempts_unknown on dial_attempts (created_at, id) where state = 'unknown';
create index dial_attempts_open on dial_attempts (epoch)
  where state in ('intent', 'accepted', 'granted', 'ringing');

-- Sessions of a past that was lost, for a person to read; the application bounds their number.
create table dial_strangers (
  session_id  text primary key,
  epoch       integer     not null,
  started_at  timestamptz not null,
  placed_line boolean     not null,
  dialled     text
);

create index dial_strangers_by_time on dial_strangers (epoch, started_at desc);

-- What the provider charged for a call's session, all of it; written with the facts that tell of it.
alter table calls add column cost_amount numeric;
alter table calls add column cost_currency text;

-- Costs are added up from this index alone.
create index calls_by_cost on calls (created_at)
  include (cost_currency, cost_amount, language, disposition) where cost_amount is not null;
