/**
 * How every answer of the API looks and how every request is read: problems, forms, JSON, limits.
 *
 * <p>Must not live here: anything about one subject, such as calls or users.
 */
@NullMarked
package ai.halo.adapter.web.http;

import org.jspecify.annotations.NullMarked;
