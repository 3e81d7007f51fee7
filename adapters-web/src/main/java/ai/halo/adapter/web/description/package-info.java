/**
 * The description of the API, made from the code that answers.
 *
 * <p>Must not live here: anything that changes an answer.
 */
@NullMarked
package ai.halo.adapter.web.description;

import org.jspecify.annotations.NullMarked;
