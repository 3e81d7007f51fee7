/**
 * Finding, exporting and erasing what is known of one person, for administrators.
 *
 * <p>Must not live here: what is erased, and what is left.
 */
@NullMarked
package ai.halo.adapter.web.person;

import org.jspecify.annotations.NullMarked;
