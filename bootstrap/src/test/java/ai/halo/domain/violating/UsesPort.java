package ai.halo.domain.violating;

import ai.halo.domain.port.WorkQueue;

public record UsesPort(WorkQueue queue) {}
