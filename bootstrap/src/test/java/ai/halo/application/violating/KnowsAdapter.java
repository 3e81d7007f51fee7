package ai.halo.application.violating;

import ai.halo.adapter.right.Right;

public record KnowsAdapter(Right right) {}
