/**
 * HTTP in: REST, server-sent events, security and the built pages. Holds no business rule.
 *
 * <p>Lives here: the wiring of this adapter and its settings; each subject has a package of its
 * own.
 */
@NullMarked
package ai.halo.adapter.web;

import org.jspecify.annotations.NullMarked;
