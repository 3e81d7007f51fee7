package ai.halo.adapter.left;

import ai.halo.bootstrap.WiringOfViolations;

public record KnowsBootstrap(WiringOfViolations wiring) {}
