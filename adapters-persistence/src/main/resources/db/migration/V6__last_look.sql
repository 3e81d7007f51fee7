-- The brakes that are on; none while calls are dialled.
create table brakes (
  brake      text primary key,
  reason     text        not null,
  applied_by text        not null,
  since      timestamptz not null
);
-- Who put a brake on or released it, when and why. Appended only.
create table brake_log (
  seq     bigint generated always as identity primary key,
  brake   text        not null,
  change  text        not null check (change in ('applied', 'released')),
  done_by text        not null,
  at      timestamptz not null,
  -- why it was put on; a release needs no reason
  reason  text
);

-- When a session was given the permit; empty again where no phone can have rung.
alter table dial_attempts add column granted_at timestamptz;
-- When the request for a session was answered or given up; empty while it waits, and for ever where its node died.
alter table dial_attempts add column request_ended_at timestamptz;
update dial_attempts set granted_at = updated_at where state in ('granted', 'ringing', 'ended', 'unknown');

create index dial_attempts_granted_by_time on dial_attempts (granted_at) where granted_at is not null;
create index dial_attempts_granted_by_phone on dial_attempts (phone, granted_at) where granted_at is not null;
create index dial_attempts_by_time on dial_attempts (created_at);
