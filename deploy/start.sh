#!/bin/sh
# Starts HALO in its image. Half of the memory it is given is the heap; HALO_JAVA_OPTS comes last and so wins.
set -eu
cache=
[ ! -f /app/halo.aot ] || cache=-XX:AOTCache=/app/halo.aot
# shellcheck disable=SC2086 # these are lists
exec /opt/java/bin/java -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow $cache ${HALO_JAVA_OPTS:-} \
  -jar /app/halo.jar "$@"
