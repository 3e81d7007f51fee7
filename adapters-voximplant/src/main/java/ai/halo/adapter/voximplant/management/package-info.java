/**
 * The real provider: sessions, history, account, recordings and deployment over Voximplant's
 * management API.
 *
 * <p>Nothing here logs or throws what the provider wrote, a key, a token, or an address that opens
 * something.
 */
@NullMarked
package ai.halo.adapter.voximplant.management;

import org.jspecify.annotations.NullMarked;
