package ai.halo.domain.violating;

import ai.halo.domain.violatingtoo.Circles;

public record CirclesBack(Circles other) {}
