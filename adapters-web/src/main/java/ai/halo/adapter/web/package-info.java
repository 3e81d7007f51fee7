/** HTTP in: REST, server-sent events, security and the built pages. Holds no business rule. */
@NullMarked
package ai.halo.adapter.web;

import org.jspecify.annotations.NullMarked;
