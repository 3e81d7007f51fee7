package ai.halo.bootstrap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which adapter plays each part of the outside world; {@code mock} is there for all.
 *
 * @param voice telephony
 * @param analyzer what finds out what a talk meant
 * @param sms what sends follow-ups
 * @param crm what keeps leads
 */
@ConfigurationProperties("halo")
record PartSettings(
    @DefaultValue(MOCK) String voice,
    @DefaultValue(MOCK) String analyzer,
    @DefaultValue(MOCK) String sms,
    @DefaultValue(MOCK) String crm) {
  static final String MOCK = "mock";

  /** The adapters there are, for each part. */
  private static final Map<String, List<String>> KNOWN =
      Map.of(
          "voice", List.of(MOCK, "voximplant"),
          "analyzer", List.of(MOCK, "openai"),
          "sms", List.of(MOCK),
          "crm", List.of(MOCK));

  PartSettings {
    require("voice", voice);
    require("analyzer", analyzer);
    require("sms", sms);
    require("crm", crm);
  }

  /** The parts that are mocks, by the names that the API gives them. */
  List<String> mocks() {
    return parts().entrySet().stream()
        .filter(part -> part.getValue().equals(MOCK))
        .map(Map.Entry::getKey)
        .toList();
  }

  private Map<String, String> parts() {
    var parts = new LinkedHashMap<String, String>();
    parts.put("voice", voice);
    parts.put("analyzer", analyzer);
    parts.put("sms", sms);
    parts.put("crm", crm);
    return parts;
  }

  private static void require(String part, String adapter) {
    var known = KNOWN.getOrDefault(part, List.of());
    if (!known.contains(adapter)) {
      throw new IllegalArgumentException(
          "halo.%s=%s: there is no such adapter in this version, only %s"
              .formatted(part, adapter, String.join(", ", known)));
    }
  }
}
