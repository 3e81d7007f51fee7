package ai.halo.domain.dial;

import ai.halo.domain.call.CallId;
import ai.halo.domain.contact.PhoneNumber;

/**
 * One attempt to get a call's number to ring.
 *
 * @param number its place among the attempts of its call, from 1
 */
public record DialAttempt(AttemptId id, CallId call, int number, PhoneNumber phone) {}
