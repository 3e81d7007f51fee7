-- How much of the person is left in a call: 0 all, 1 no recording, 2 no words, 3 nothing.
alter table calls add column kept smallint not null default 0;

-- What the retention job has to deal with next.
create index calls_to_expire on calls (kept, created_at, id) where kept < 3;
-- All calls of one person.
create index calls_by_number on calls (phone, created_at, id);

create index idempotent_requests_by_call on idempotent_requests (call_id);
create index reanalysis_results_by_call on reanalysis_results (call_id);
