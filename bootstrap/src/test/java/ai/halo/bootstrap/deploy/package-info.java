/** What stands in deploy/, looked at and, where this machine has the servers, run. */
@NullMarked
package ai.halo.bootstrap.deploy;

import org.jspecify.annotations.NullMarked;
