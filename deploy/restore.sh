#!/bin/sh
# Puts a backup of HALO's database back, into a database that holds nothing of HALO's: restore.sh BACKUP
#
# Stop every node first; the database is named as for backup.sh. What happened after the backup is lost, calls that rang
# included, so HALO starts with dialling frozen: it compares with the provider's history, and an administrator releases the
# brake on the page "Dialling" (docs/operations.md says what to look at first).
set -eu

[ "$#" -eq 1 ] || { echo "usage: restore.sh BACKUP" >&2; exit 64; }
backup=$1
: "${PGUSER:=${POSTGRES_USER:-halo}}" "${PGDATABASE:=${POSTGRES_DB:-halo}}"
export PGUSER PGDATABASE
ask() { psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --command "$1"; }

[ -r "$backup" ] || { echo "restore.sh: $backup cannot be read" >&2; exit 66; }
# An older backup over a newer schema, or two nodes at work on half of it, would be worse than no restore.
[ "$(ask "select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")" = 0 ] || {
  echo "restore.sh: $PGDATABASE is not empty. Move it away and make an empty one, as docs/operations.md says." >&2
  exit 65
}
others=$(ask "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()")
[ "$others" = 0 ] || { echo "restore.sh: $others others use $PGDATABASE: stop every node first" >&2; exit 65; }

# The guard that dialling is frozen by: a database that does not know where it is. In one transaction with the data, so
# there is no moment at which a node could take the restored database for the one that was.
{
  echo 'begin;'
  pg_restore --no-owner --no-privileges --file=- "$backup"
  echo "update public.dial_epoch set identity = 'restored';"
  echo 'commit;'
} | psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --output=/dev/null
ask 'analyze'
echo "restored: $(ask 'select count(*) from public.calls') calls. Dialling is frozen until an administrator releases it."
