package ai.halo.domain.violatingtoo;

import ai.halo.domain.violating.CirclesBack;

public record Circles(CirclesBack other) {}
