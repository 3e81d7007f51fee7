package ai.halo.adapter.persistence;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time as the summary has it: whole quarters of an hour, and what is left of one at
 * either end.
 *
 * @param first the first whole quarter since 1970
 * @param end the first quarter after the whole ones; no more than {@code first} where there is none
 * @param edges what is left, at most two, each within one quarter
 */
record Span(int first, int end, List<Edge> edges) {
  private static final long SECONDS = 15 * 60L;

  /** Before this and after that nobody calls; quarters of both are whole numbers. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

  /** From an instant to before another. */
  record Edge(Instant from, Instant to) {}

  /** From an instant to before another; at an end that is not given, all there is. */
  static Span of(Optional<Instant> from, Optional<Instant> to) {
    return between(from.orElse(EARLIEST), to.orElse(LATEST));
  }

  /** From an instant to before another. */
  static Span between(Instant from, Instant to) {
    var start = clamp(from);
    var stop = clamp(to);
    var first = Math.ceilDiv(ceilSecond(start), SECONDS);
    var end = Math.floorDiv(stop.getEpochSecond(), SECONDS);
    var edges = new ArrayList<Edge>();
    if (first > end) {
      addEdge(edges, start, stop);
    } else {
      addEdge(edges, start, Instant.ofEpochSecond(first * SECONDS));
      addEdge(edges, Instant.ofEpochSecond(end * SECONDS), stop);
    }
    return new Span(Math.toIntExact(first), Math.toIntExact(end), List.copyOf(edges));
  }

  private static long ceilSecond(Instant instant) {
    return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
  }

  private static void addEdge(List<Edge> edges, Instant from, Instant to) {
    if (from.isBefore(to)) {
      edges.add(new Edge(from, to));
    }
  }

  private static Instant clamp(Instant instant) {
    var bounded = instant.isBefore(EARLIEST) ? EARLIEST : instant;
    return (bounded.isAfter(LATEST) ? LATEST : bounded).truncatedTo(ChronoUnit.MICROS);
  }

  /** Whether a quarter is one of the whole ones. */
  boolean holds(int quarter) {
    return quarter >= first && quarter < end;
  }

  /** The first of the whole quarters within a day, from 0 to 96. */
  int firstOf(int day) {
    return within(first - day * DayOfCalls.QUARTERS);
  }

  /** The first quarter of a day after the whole ones, from 0 to 96. */
  int endOf(int day) {
    return within(end - day * DayOfCalls.QUARTERS);
  }

  private static int within(int quarter) {
    return Math.clamp(quarter, 0, DayOfCalls.QUARTERS);
  }
}
