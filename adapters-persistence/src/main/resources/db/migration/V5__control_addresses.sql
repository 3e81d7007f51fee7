-- Where a session can be told to end its line: whoever has it controls the session, so it is erased with the line's end.
alter table dial_attempts add column control_url text;
