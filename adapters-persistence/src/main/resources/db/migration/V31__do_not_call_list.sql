-- Why a number must not be called, how it came onto the list, and by whom.
alter table do_not_call add column id uuid not null default gen_random_uuid();
alter table do_not_call add column source text not null default 'call';
alter table do_not_call add column added_by text;
alter table do_not_call alter column call_id drop not null;

create unique index do_not_call_by_id on do_not_call (id);
create index do_not_call_by_time on do_not_call (added_at desc, id desc);
create index do_not_call_by_reason on do_not_call (reason, added_at desc, id desc);
create index do_not_call_by_source on do_not_call (source, added_at desc, id desc);
create index do_not_call_by_digits on do_not_call using gin (phone gin_trgm_ops);

-- What numbers are hashed with that may be recognized and not told. Random, made once, never changed.
create table number_key (
  single boolean primary key default true check (single),
  key    bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())
);

insert into number_key default values;

-- Stands in the place of a number that was erased.
create function number_hash(phone text) returns text language sql stable as $$
  select 'hash:' || encode(sha256(key || sha256(key || convert_to(phone, 'UTF8'))), 'hex')
  from number_key
$$;
