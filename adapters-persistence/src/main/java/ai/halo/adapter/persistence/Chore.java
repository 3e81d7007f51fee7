package ai.halo.adapter.persistence;

import java.time.Duration;

/**
 * Something that some node has to do again and again, one node at a time.
 *
 * @param name stored: never rename
 * @param every the pause between the end of one run and the next
 * @param work may throw: it is logged, and the next run comes as usual
 */
public record Chore(String name, Duration every, Runnable work) {}
