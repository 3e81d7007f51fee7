/**
 * The desk for dialling: what stands in its way, attempts that a person has to settle, what a
 * restore left open, and the connection to the provider.
 *
 * <p>Must not live here: single calls, or what sessions of the provider ask.
 */
@NullMarked
package ai.halo.adapter.web.dial;

import org.jspecify.annotations.NullMarked;
