/** Tests of the mock notifier and the mock CRM, on real files. */
@NullMarked
package ai.halo.adapter.notify.mock;

import org.jspecify.annotations.NullMarked;
