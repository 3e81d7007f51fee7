package ai.halo.adapter.web.system;

import ai.halo.adapter.web.call.Numbers;
import ai.halo.adapter.web.description.WordOf;
import ai.halo.domain.followup.Channel;
import ai.halo.domain.port.SandboxOutbox;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A message that would have gone out, were it not for the mock. */
@Schema(name = "SandboxMessage")
record MessageView(
    String id,
    @WordOf(Channel.class) String channel,
    String to,
    String text,
    Instant sentAt,
    UUID callId) {
  static MessageView of(SandboxOutbox.Entry entry) {
    return new MessageView(
        entry.id(),
        entry.channel().word(),
        Numbers.shown(entry.to()),
        entry.text(),
        entry.sentAt(),
        entry.call().value());
  }

  /** The latest, newest first. */
  @Schema(name = "SandboxMessages")
  record Page(List<MessageView> items) {}
}
