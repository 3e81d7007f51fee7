package ai.halo.adapter.web.http;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What a body gives for a field that has to be a text.
 *
 * <p>A wrong type is kept until all fields are read, so that one answer can name every bad field.
 */
@JsonDeserialize(using = Given.Reader.class)
public sealed interface Given {
  /** A text, possibly empty. */
  record Text(String value) implements Given {
    /** It may be a password. */
    @Override
    public String toString() {
      return "Text[***]";
    }
  }

  /** Nothing, or null. */
  record Nothing() implements Given {}

  /** A number, an array, or whatever else is no text. */
  record NoText() implements Given {}

  /** Reads any JSON value. */
  final class Reader extends ValueDeserializer<Given> {
    @Override
    public Given deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        return new Text(parser.getString());
      }
      parser.skipChildren();
      return new NoText();
    }

    @Override
    public Given getNullValue(DeserializationContext context) {
      return new Nothing();
    }

    @Override
    public Given getAbsentValue(DeserializationContext context) {
      return new Nothing();
    }
  }
}
