package ai.halo.adapter.web.http;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a body gives for a field that has to be a whole number; like {@link Given}. */
@JsonDeserialize(using = GivenNumber.Reader.class)
public sealed interface GivenNumber {
  /** A whole number. */
  record Whole(int value) implements GivenNumber {}

  /** Nothing, or null. */
  record Nothing() implements GivenNumber {}

  /** A text, a fraction, a number that is much too big, or whatever else is none. */
  record NoNumber() implements GivenNumber {}

  /** Reads any JSON value. */
  final class Reader extends ValueDeserializer<GivenNumber> {
    @Override
    public GivenNumber deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          && parser.getNumberType() == JsonParser.NumberType.INT) {
        return new Whole(parser.getIntValue());
      }
      parser.skipChildren();
      return new NoNumber();
    }

    @Override
    public GivenNumber getNullValue(DeserializationContext context) {
      return new Nothing();
    }

    @Override
    public GivenNumber getAbsentValue(DeserializationContext context) {
      return new Nothing();
    }
  }
}
