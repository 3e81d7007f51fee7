package ai.halo.adapter.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A request that makes no sense, and the problem it must be answered with. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Garbage(String name, byte[] request, int status, String code) {
  static final String CALLS = "/api/calls";

  @Override
  public String toString() {
    return "%s: %d %s".formatted(name, status, code);
  }

  /** Collects requests that an operator's token goes along with. */
  static final class Heap {
    private final List<Garbage> all = new ArrayList<>();
    private final String token;

    Heap(String token) {
      this.token = token;
    }

    List<Garbage> all() {
      return List.copyOf(all);
    }

    Heap get(String target, int status, String code) {
      return request("GET", target, status, code);
    }

    Heap request(String method, String target, int status, String code, String... headers) {
      var name = method + " " + shortened(target) + " " + shortened(String.join(" ", headers));
      all.add(
          new Garbage(name, bytes(method, target, headers(headers), new byte[0]), status, code));
      return this;
    }

    Heap post(String target, String body, int status, String code) {
      return post(target, body.getBytes(StandardCharsets.UTF_8), status, code);
    }

    Heap post(String target, byte[] body, int status, String code) {
      return post(target, body, status, code, "Content-Type: application/json");
    }

    Heap post(String target, byte[] body, int status, String code, String... headers) {
      var text = new String(body, StandardCharsets.UTF_8);
      var name =
          "POST " + target + " " + shortened(String.join(" ", headers)) + " " + shortened(text);
      var whole = new ArrayList<>(headers(headers));
      whole.add("Content-Length: " + body.length);
      all.add(new Garbage(name, bytes("POST", target, whole, body), status, code));
      return this;
    }

    /** A body whose length nobody announces. */
    Heap chunked(String target, byte[] body, int status, String code) {
      var whole = new ArrayList<>(headers("Content-Type: application/json"));
      whole.add("Transfer-Encoding: chunked");
      var chunks = new ByteArrayOutputStream();
      for (var at = 0; at < body.length; at += 8_192) {
        var size = Math.min(8_192, body.length - at);
        chunks.writeBytes((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunks.write(body, at, size);
        chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      var name = "POST %s in chunks, %d bytes".formatted(target, body.length);
      all.add(new Garbage(name, bytes("POST", target, whole, chunks.toByteArray()), status, code));
      return this;
    }

    /** Bytes as they are. */
    Heap raw(String name, String request, int status, String code) {
      all.add(new Garbage(name, request.getBytes(StandardCharsets.ISO_8859_1), status, code));
      return this;
    }

    private List<String> headers(String... more) {
      var headers = new ArrayList<String>();
      var own = List.of(more).stream().anyMatch(header -> header.startsWith("Authorization"));
      if (!own) {
        headers.add("Authorization: Bearer " + token);
      }
      headers.addAll(List.of(more));
      return headers;
    }
  }

  private static byte[] bytes(String method, String target, List<String> headers, byte[] body) {
    var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    headers.forEach(header -> head.append(header).append("\r\n"));
    head.append("Connection: close\r\n\r\n");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  private static String shortened(String text) {
    var plain = text.replaceAll("[^ -~]", "?").strip();
    return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
  }
}
