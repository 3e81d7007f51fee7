#!/bin/sh
# Writes a backup of HALO's database into a folder and keeps the latest fourteen: backup.sh FOLDER
#
# The database is the one that PGHOST, PGPORT, PGUSER, PGPASSWORD (or ~/.pgpass) and PGDATABASE name; with compose:
#   docker compose exec -T postgres sh -s -- /var/lib/postgresql/backups <backup.sh
# HALO may go on meanwhile: what is written is one moment of the database. A backup holds phone numbers and talks, so only
# its owner can read it; keep it encrypted where it goes from here.
set -eu
umask 077

[ "$#" -eq 1 ] || { echo "usage: backup.sh FOLDER" >&2; exit 64; }
folder=$1
keep=14
: "${PGUSER:=${POSTGRES_USER:-halo}}" "${PGDATABASE:=${POSTGRES_DB:-halo}}"
export PGUSER PGDATABASE

mkdir -p "$folder"
backup=$folder/halo-$(date -u +%Y%m%dT%H%M%SZ).dump
trap 'rm -f "$backup.part"' EXIT
# The queue's heartbeats and nodes of the moment mean nothing later, but they do no harm and the rows are few.
pg_dump --format=custom --compress=6 --no-owner --no-privileges --file="$backup.part"
# What cannot be read back is no backup.
pg_restore --list "$backup.part" | grep -q 'TABLE DATA public call_facts ' ||
  { echo "backup.sh: the backup holds no facts of calls; is $PGDATABASE the right database?" >&2; exit 65; }
mv "$backup.part" "$backup"
echo "$backup"

# Only files that this script wrote, the oldest first.
find "$folder" -maxdepth 1 -name 'halo-????????T??????Z.dump' | sort -r | tail -n "+$((keep + 1))" |
  while IFS= read -r old; do rm -f "$old"; done
