package ai.halo.adapter.right;

public record Right() {}
