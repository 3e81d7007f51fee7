#!/bin/sh
# Cuts a JDK down to what HALO uses: jlink.sh JDK FOLDER
set -eu

# Beside what the classes name: EC and naming for TLS and the database driver, localedata for dates in four languages, zipfs
# and httpserver for nothing, so they are not here; jdk.management for the meters of the JVM.
modules=java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.prefs
modules=$modules,java.rmi,java.scripting,java.security.jgss,java.security.sasl,java.sql,java.sql.rowset,java.transaction.xa
modules=$modules,java.xml,java.xml.crypto,jdk.crypto.ec,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported
modules=$modules,jdk.zipfs

"$1/bin/jlink" --module-path "$1/jmods" --add-modules "$modules" --include-locales=en,ru,uz,tg --strip-debug \
  --no-header-files --no-man-pages --compress=zip-6 --output "$2"
