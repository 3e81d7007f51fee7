package ai.halo.adapter.web.http;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;

/** What a body gives for a field that has to be a list of texts; like {@link Given}. */
@JsonDeserialize(using = GivenTexts.Reader.class)
public sealed interface GivenTexts {
  /** A list of texts, possibly empty. */
  record Texts(List<String> values) implements GivenTexts {
    /** Keeps a copy. */
    public Texts {
      values = List.copyOf(values);
    }
  }

  /** Nothing, or null. */
  record Nothing() implements GivenTexts {}

  /** No list, one that holds anything but texts, or one that is much too long. */
  record NoTexts() implements GivenTexts {}

  /** Reads any JSON value. */
  final class Reader extends ValueDeserializer<GivenTexts> {
    private static final int MOST = 100;

    @Override
    public GivenTexts deserialize(JsonParser parser, DeserializationContext context) {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        parser.skipChildren();
        return new NoTexts();
      }
      var texts = new ArrayList<String>();
      var allGood = true;
      for (var token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == JsonToken.VALUE_STRING && texts.size() < MOST) {
          texts.add(parser.getString());
        } else {
          allGood = false;
          parser.skipChildren();
        }
      }
      return allGood ? new Texts(texts) : new NoTexts();
    }

    @Override
    public GivenTexts getNullValue(DeserializationContext context) {
      return new Nothing();
    }

    @Override
    public GivenTexts getAbsentValue(DeserializationContext context) {
      return new Nothing();
    }
  }
}
