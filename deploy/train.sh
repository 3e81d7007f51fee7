#!/bin/sh
# Starts HALO once beside everything else and lets the JVM keep what it loaded and linked: train.sh JAVA APP FOLDER
set -u
log=$3/training.log
SPRING_PROFILES_ACTIVE=mock HALO_DATA_DIR="$3/training" "$1/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:AOTCacheOutput="$2/halo.aot" \
  -jar "$2/halo.jar" --server.port=0 >"$log" 2>&1 &
trained=$!
seconds=0
until grep -q 'HALO AI is ready' "$log" || [ "$seconds" -ge 120 ] || ! kill -0 "$trained" 2>/dev/null; do
  sleep 1
  seconds=$((seconds + 1))
done
kill "$trained" 2>/dev/null
wait "$trained"
[ -f "$2/halo.aot" ] || { echo "no AOT cache was made, so starts take longer:"; tail -n 20 "$log"; }
rm -rf "$3/training" "$log"
exit 0
