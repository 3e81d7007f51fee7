package ai.halo.adapter.persistence;

import ai.halo.domain.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conditions of one question about calls. Only those that were asked for stand in the SQL, so
 * that the planner can pick the index that fits them; every value is a parameter.
 */
final class CallConditions {
  private final List<String> conditions = new ArrayList<>(List.of("true"));
  private final Map<String, Object> parameters = new HashMap<>();

  CallConditions oneOf(String column, Set<? extends Word> members) {
    return oneOf(column, column, members.stream().map(Word::word).sorted().toList());
  }

  /** One of these values, which go by the name of a parameter; any, when there are none. */
  CallConditions oneOf(String expression, String parameter, List<?> values) {
    return values.isEmpty()
        ? this
        : add(expression + " in (:" + parameter + ")", Map.of(parameter, values));
  }

  CallConditions from(Optional<Instant> from) {
    from.ifPresent(instant -> add("created_at >= :from", Map.of("from", Rows.time(instant))));
    return this;
  }

  CallConditions to(Optional<Instant> to) {
    to.ifPresent(instant -> add("created_at < :to", Map.of("to", Rows.time(instant))));
    return this;
  }

  /** Digits stand for themselves; whatever else there is would match too much. */
  CallConditions digits(Optional<String> digits) {
    digits
        .map(text -> text.replaceAll("\\D", ""))
        .ifPresent(text -> add("phone like :phone", Map.of("phone", "%" + text + "%")));
    return this;
  }

  CallConditions awaitingReview(boolean only) {
    return only ? add("review_since is not null", Map.of()) : this;
  }

  CallConditions add(String condition, Map<String, ?> values) {
    conditions.add(condition);
    parameters.putAll(values);
    return this;
  }

  /** The whole clause, as a line of its own. */
  String where() {
    return "where " + String.join(" and ", conditions) + "\n";
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
