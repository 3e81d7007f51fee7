package ai.halo.domain.call;

/**
 * Why a step gave up.
 *
 * @param code stable and dotted, such as {@code sms.refused}
 * @param message for an operator; never holds a number, a transcript or a secret
 */
public record Failure(Step step, String code, String message) {}
