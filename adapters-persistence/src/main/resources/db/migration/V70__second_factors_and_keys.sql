-- Somebody else knows the password, so it must be changed at the next sign-in.
alter table users add column password_temporary boolean not null default false;

create table second_factors (
  user_id         uuid primary key references users,
  sealed_secret   text             not null,
  confirmed       boolean          not null,
  last_step       bigint           not null,
  tries           double precision not null,
  tries_at        timestamptz      not null,
  recovery_hashes text[]           not null
);

create table api_keys (
  id           uuid primary key,
  owner_id     uuid        not null references users,
  name         text        not null,
  scopes       text[]      not null,
  secret_hash  text        not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);

create index api_keys_by_owner on api_keys (owner_id, created_at desc);
create index api_keys_by_end on api_keys (least(expires_at, revoked_at));
