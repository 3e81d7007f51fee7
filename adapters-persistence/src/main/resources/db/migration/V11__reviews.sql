-- Since when a call waits for a person to say what it meant; null while it does not.
alter table calls add column review_since timestamptz;

-- Holds the waiting calls alone.
create index calls_awaiting_review on calls (review_since, id) where review_since is not null;
