-- Where the person's agreement to be called comes from; null where nobody says that there is one.
alter table call_texts add column consent text;
