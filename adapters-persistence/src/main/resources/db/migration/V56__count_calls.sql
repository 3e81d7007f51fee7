-- The calls there were before. A migration of its own, so that nobody waits for it to count.
select recount_calls();
