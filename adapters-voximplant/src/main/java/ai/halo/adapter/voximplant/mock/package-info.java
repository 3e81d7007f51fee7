/**
 * A telephony provider of our own inside this process, with imaginary phones and scripted talks.
 *
 * <p>Seen from inside it behaves like the real one: its sessions ask for their permit, report late
 * and again, and outlive a crash of the application. Must not live here: any way around the use
 * cases that a real session has to go through.
 */
@NullMarked
package ai.halo.adapter.voximplant.mock;

import org.jspecify.annotations.NullMarked;
