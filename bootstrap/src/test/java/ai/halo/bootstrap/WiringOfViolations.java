package ai.halo.bootstrap;

/** Something of this package that an adapter must not know. */
public record WiringOfViolations() {}
