/** Follow-up messages and the CRM, real and mock. Holds no business rule. */
@NullMarked
package ai.halo.adapter.notify;

import org.jspecify.annotations.NullMarked;
