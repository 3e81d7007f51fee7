package ai.halo.adapter.web.call;

import ai.halo.adapter.web.http.QueryForm;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.contact.Language;
import ai.halo.domain.followup.CrmStatus;
import ai.halo.domain.port.CallList;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which page of which calls a request asks for. */
record CallQuery(CallList.Filter filter, Optional<CallList.Key> after, int limit) {
  static final int DEFAULT_LIMIT = 50;
  static final int LARGEST_LIMIT = 200;

  private static final Pattern NUMBER_PART = Pattern.compile("[+0-9 ()\\-.\\u00a0]{1,40}");
  private static final int FEWEST_DIGITS = 2;
  private static final int MOST_DIGITS = 15;

  static CallQuery of(HttpServletRequest request, Cursors cursors) {
    var query =
        QueryForm.of(
            request,
            "limit",
            "cursor",
            "status",
            "disposition",
            "crm_status",
            "language",
            "q",
            "from",
            "to",
            "review");
    var limit = query.number("limit", 1, LARGEST_LIMIT).orElse(DEFAULT_LIMIT);
    var after = query.one("cursor", cursors::read);
    var from = query.instant("from");
    var to = query.instant("to");
    var filter =
        new CallList.Filter(
            query.words("status", CallStatus.class),
            query.words("disposition", Disposition.class),
            query.words("crm_status", CrmStatus.class),
            query.words("language", Language.class),
            query.one("q", CallQuery::digits),
            from,
            to,
            query.one("review", CallQuery::waiting).orElse(false));
    if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
      query.bad("to", "period.empty", "must be later than from");
    }
    query.complete();
    return new CallQuery(filter, after, limit);
  }

  /** The one word there is. */
  private static boolean waiting(String text) {
    if (!text.equals("waiting")) {
      throw new InvalidValue("filter.unknown", "must be waiting");
    }
    return true;
  }

  private static String digits(String text) {
    var digits = text.replaceAll("[^0-9]", "");
    if (!NUMBER_PART.matcher(text).matches()
        || digits.length() < FEWEST_DIGITS
        || digits.length() > MOST_DIGITS) {
      throw new InvalidValue(
          "q.format", "must be %d to %d digits of a number".formatted(FEWEST_DIGITS, MOST_DIGITS));
    }
    return digits;
  }
}
