create table users (
  id            uuid primary key,
  name          text        not null unique,
  password_hash text        not null,
  role          text        not null,
  active        boolean     not null,
  token_epoch   integer     not null,
  created_at    timestamptz not null
);

create table sign_in_sessions (
  id            uuid primary key,
  user_id       uuid        not null references users,
  token_hash    text        not null,
  previous_hash text        not null,
  rotated_at    timestamptz not null,
  expires_at    timestamptz not null,
  ended         boolean     not null
);

create index sign_in_sessions_by_user on sign_in_sessions (user_id);
create index sign_in_sessions_by_end on sign_in_sessions (expires_at);

create table revoked_tokens (
  token_id   text primary key,
  expires_at timestamptz not null
);

create index revoked_tokens_by_end on revoked_tokens (expires_at);

create table idempotent_requests (
  user_id     uuid        not null,
  key         text        not null,
  fingerprint text        not null,
  call_id     uuid        not null,
  claimed_at  timestamptz not null,
  primary key (user_id, key)
);

create index idempotent_requests_by_age on idempotent_requests (claimed_at);
