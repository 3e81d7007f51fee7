package ai.halo.adapter.openai.model;

import ai.halo.domain.analysis.AnalysisOrigin.Usage;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a million tokens cost, in US dollars, under {@code halo.openai.price}; zero where nobody
 * pays by the token. For the figures that operators watch alone: nothing is decided by it.
 *
 * @param input of what the model reads
 * @param cached of what it had read before; the price of {@code input} when it is not set
 * @param output of what it writes, thinking included
 */
@ConfigurationProperties("halo.openai.price")
public record PriceSettings(
    @DefaultValue("0") double input,
    @DefaultValue("-1") double cached,
    @DefaultValue("0") double output) {
  private static final double MILLION = 1_000_000;
  private static final double NOT_SET = -1;

  /** Nobody pays by the token. */
  static final PriceSettings FREE = new PriceSettings(0, NOT_SET, 0);

  /** Refuses what cannot be a price, naming the setting. */
  public PriceSettings {
    require("input", input);
    require("output", output);
    if (cached == NOT_SET) {
      cached = input;
    }
    require("cached", cached);
  }

  /** What so many tokens cost. */
  double of(Usage usage) {
    var again = Math.min(usage.cached(), usage.input());
    return ((usage.input() - again) * input + again * cached + usage.output() * output) / MILLION;
  }

  private static void require(String name, double price) {
    if (!(price >= 0 && price <= MILLION)) {
      throw new IllegalArgumentException(
          "halo.openai.price." + name + " must be dollars for a million tokens, from 0");
    }
  }
}
