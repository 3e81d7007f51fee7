package ai.halo.adapter.left;

import ai.halo.adapter.right.Right;

public record KnowsRight(Right right) {}
