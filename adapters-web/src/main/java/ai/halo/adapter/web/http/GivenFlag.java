package ai.halo.adapter.web.http;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a body gives for a field that has to be true or false; like {@link Given}. */
@JsonDeserialize(using = GivenFlag.Reader.class)
public enum GivenFlag {
  /** True. */
  YES,
  /** False. */
  NO,
  /** Nothing, or null. */
  NOTHING,
  /** A text, a number, or whatever else is neither. */
  NO_FLAG;

  /** Reads any JSON value. */
  static final class Reader extends ValueDeserializer<GivenFlag> {
    @Override
    public GivenFlag deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() == JsonToken.VALUE_TRUE) {
        return YES;
      }
      if (parser.currentToken() == JsonToken.VALUE_FALSE) {
        return NO;
      }
      parser.skipChildren();
      return NO_FLAG;
    }

    @Override
    public GivenFlag getNullValue(DeserializationContext context) {
      return NOTHING;
    }

    @Override
    public GivenFlag getAbsentValue(DeserializationContext context) {
      return NOTHING;
    }
  }
}
