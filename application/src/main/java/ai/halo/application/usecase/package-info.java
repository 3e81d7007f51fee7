/**
 * What the world may ask of HALO, one class a request.
 *
 * <p>A use case loads, lets the domain decide, and stores, inside one unit of work. Must not live
 * here: rules of the domain, remote calls, frameworks.
 */
@NullMarked
package ai.halo.application.usecase;

import org.jspecify.annotations.NullMarked;
