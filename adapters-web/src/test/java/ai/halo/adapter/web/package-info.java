/** What the world sees of HALO over HTTP, asked on a real port, over use cases in memory. */
@NullMarked
package ai.halo.adapter.web;

import org.jspecify.annotations.NullMarked;
