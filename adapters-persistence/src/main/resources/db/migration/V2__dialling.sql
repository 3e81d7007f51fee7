-- One row per dial attempt; it alone decides whether a session may dial.
create table dial_attempts (
  id               uuid primary key,
  call_id          uuid        not null references calls,
  number           integer     not null,
  phone            text        not null,
  ticket_hash      text        not null,
  state            text        not null check (state in
    ('intent', 'accepted', 'granted', 'ringing', 'ended', 'revoked', 'refused', 'not_rung', 'unknown')),
  -- what the provider said it started: a hint
  accepted_session text,
  -- who may dial
  session_id       text,
  reason           text,
  created_at       timestamptz not null default clock_timestamp(),
  updated_at       timestamptz not null default clock_timestamp(),
  unique (call_id, number)
) with (fillfactor = 80);

-- The illegal is impossible: two open attempts of a call, two lines to a number, a session with two attempts.
create unique index dial_attempts_one_open_per_call on dial_attempts (call_id)
  where state in ('intent', 'accepted', 'granted', 'ringing');
create unique index dial_attempts_one_line_per_phone on dial_attempts (phone)
  where state in ('granted', 'ringing');
create unique index dial_attempts_one_per_session on dial_attempts (session_id)
  where session_id is not null;
create index dial_attempts_not_granted on dial_attempts (created_at)
  where state in ('intent', 'accepted');

create table do_not_call (
  phone    text primary key,
  reason   text        not null,
  call_id  uuid        not null,
  added_at timestamptz not null
);
