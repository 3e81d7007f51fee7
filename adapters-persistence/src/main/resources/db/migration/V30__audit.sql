-- Who did what, when and from where. Appended only: see the triggers below.
create table audit_log (
  seq        bigint generated always as identity primary key,
  at         timestamptz not null,
  -- empty where somebody tried to come in under a name that nobody has
  done_by    text,
  address    text,
  action     text        not null,
  about_kind text,
  about      text,
  details    jsonb       not null default '{}'
);

create index audit_log_by_time on audit_log (at desc, seq desc);
create index audit_log_by_user on audit_log (done_by, at desc, seq desc);
create index audit_log_by_action on audit_log (action, at desc, seq desc);
create index audit_log_by_subject on audit_log (about_kind, about, at desc, seq desc);

-- Nobody changes an entry. Only the retention job, which says so within its transaction, deletes
-- any, and then none of the last 30 days.
create function audit_log_keeps() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('halo.audit_retention', true) = 'on'
      and old.at < now() - interval '30 days' then
    return old;
  end if;
  raise exception 'the audit log is appended only' using errcode = 'restrict_violation';
end
$$;

create trigger audit_log_keeps before update or delete on audit_log
  for each row execute function audit_log_keeps();
create trigger audit_log_keeps_all before truncate on audit_log
  for each statement execute function audit_log_keeps();
