package ai.halo.domain.followup;

/**
 * A message that is ready to go out.
 *
 * @param text the whole text as it is sent, link included
 * @param withTelegramLink whether the operator's Telegram link stands in it
 */
public record FollowUp(String text, boolean withTelegramLink) {
  /** The words are personal and never printed. */
  @Override
  public String toString() {
    return "FollowUp[%d characters]".formatted(text.length());
  }
}
