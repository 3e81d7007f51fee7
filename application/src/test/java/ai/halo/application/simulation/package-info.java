/**
 * Simulates the whole life of calls: the real application on several nodes that die and stop, over
 * a database, partners and people that do what such do, by a clock and a chance that a seed
 * decides.
 *
 * <p>What a seed does it does again, so whatever goes wrong can be looked at. Must not live here:
 * the search through every interleaving of dialling, which is {@code ai.halo.application.model}'s.
 */
package ai.halo.application.simulation;
