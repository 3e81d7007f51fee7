package ai.halo.adapter.persistence;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Whole numbers in as few bytes as they need, seven bits in each. */
final class Varints {
  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;
  private static final int LONGEST = 64;

  private Varints() {}

  /** Writes one after the other. */
  static final class Writer {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Not below zero. */
    void number(int number) {
      unsigned(number);
    }

    /** Close to zero on either side is short. */
    void signed(long number) {
      unsigned((number << 1) ^ (number >> (Long.SIZE - 1)));
    }

    private void unsigned(long number) {
      var rest = number;
      while ((rest & -MORE) != 0) {
        out.write((int) (rest & (MORE - 1)) | MORE);
        rest >>>= BITS;
      }
      out.write((int) rest);
    }

    void text(String text) {
      raw(text.getBytes(StandardCharsets.UTF_8));
    }

    void big(BigInteger number) {
      raw(number.toByteArray());
    }

    private void raw(byte[] bytes) {
      number(bytes.length);
      out.writeBytes(bytes);
    }

    byte[] bytes() {
      return out.toByteArray();
    }
  }

  /** Reads them in the same order; what was cut off or is none of them is refused. */
  static final class Reader {
    private final byte[] bytes;
    private int at;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    int number() {
      return Math.toIntExact(unsigned());
    }

    long signed() {
      var number = unsigned();
      return (number >>> 1) ^ -(number & 1);
    }

    private long unsigned() {
      var number = 0L;
      for (var shift = 0; shift < LONGEST; shift += BITS) {
        var next = bytes[at++];
        number |= (long) (next & (MORE - 1)) << shift;
        if (next >= 0) {
          return number;
        }
      }
      throw new IllegalStateException("no number has so many bytes");
    }

    String text() {
      var length = number();
      var text = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return text;
    }

    BigInteger big() {
      var length = number();
      var big = new BigInteger(bytes, at, length);
      at += length;
      return big;
    }
  }
}
