/**
 * What the analyzer that asks a model promises, against servers on this machine. Must not live
 * here: tests that need an account.
 */
@NullMarked
package ai.halo.adapter.openai.model;

import org.jspecify.annotations.NullMarked;
