/**
 * The main class, wiring and settings. The only package that sees every adapter; no rule lives
 * here.
 */
@NullMarked
package ai.halo.bootstrap;

import org.jspecify.annotations.NullMarked;
