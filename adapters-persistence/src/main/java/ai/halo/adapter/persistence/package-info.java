/**
 * The ports of the domain on PostgreSQL: calls and their facts, lists and figures, dial attempts,
 * accounts, durable work, the feed of facts.
 *
 * <p>Lives here: SQL, transactions, and the translation between rows and the domain. Must not live
 * here: a decision about a call.
 */
@NullMarked
package ai.halo.adapter.persistence;

import org.jspecify.annotations.NullMarked;
