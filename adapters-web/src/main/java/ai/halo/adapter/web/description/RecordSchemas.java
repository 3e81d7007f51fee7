package ai.halo.adapter.web.description;

import ai.halo.domain.Word;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes our records as the API writes them: names in snake_case, words as enums, and what may
 * be null told apart from what may be absent.
 */
final class RecordSchemas extends ModelResolver {
  private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();
  private static final String OURS = "ai.halo.";

  RecordSchemas(ObjectMapper mapper) {
    super(mapper.copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE));
    openapi31(true);
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> next) {
    Schema<?> schema = super.resolve(type, context, next);
    var raw = _mapper.constructType(type.getType()).getRawClass();
    if (schema != null && raw.isRecord() && raw.getName().startsWith(OURS)) {
      refine(model(schema, context), raw);
    }
    return schema;
  }

  /** The members of a closed set, as an enum. */
  static List<String> words(Class<? extends Word> type) {
    return Arrays.stream(type.getEnumConstants()).map(Word::word).toList();
  }

  private static Schema<?> model(Schema<?> schema, ModelConverterContext context) {
    var ref = schema.get$ref();
    var name = ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    var model = name == null ? null : context.getDefinedModels().get(name);
    return model == null ? schema : model;
  }

  private static void refine(Schema<?> model, Class<?> type) {
    @SuppressWarnings("rawtypes") // As swagger-core gives them.
    Map<String, Schema> properties = model.getProperties();
    if (properties == null) {
      return;
    }
    var leavesNullsOut = type.isAnnotationPresent(JsonInclude.class);
    var required = new ArrayList<String>();
    for (var component : type.getRecordComponents()) {
      var name = NAMES.translate(component.getName());
      Schema<?> property = properties.get(name);
      if (property == null) {
        continue;
      }
      var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      name(property, component, nullable && !leavesNullsOut);
      if (nullable && !leavesNullsOut) {
        properties.put(name, orNull(property));
      }
      if (!isOptional(component) && (!nullable || !leavesNullsOut)) {
        required.add(name);
      }
    }
    model.setRequired(required);
  }

  /** Whether it says so itself. */
  private static boolean isOptional(RecordComponent component) {
    var described =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    return described != null && described.requiredMode() == RequiredMode.NOT_REQUIRED;
  }

  private static void name(Schema<?> property, RecordComponent component, boolean nullable) {
    var wordOf = component.getAccessor().getAnnotation(WordOf.class);
    if (wordOf != null) {
      @SuppressWarnings("unchecked") // A word is written as a string.
      var words = (Schema<String>) property;
      var members = new ArrayList<@Nullable String>(words(wordOf.value()));
      if (nullable) {
        members.add(null);
      }
      words.setEnum(members);
    }
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      var nothing = new JsonSchema();
      nothing.setTypes(Set.of("null"));
      var either = new JsonSchema();
      either.setAnyOf(List.of(property, nothing));
      return either;
    }
    var types = new LinkedHashSet<String>();
    if (property.getTypes() != null) {
      types.addAll(property.getTypes());
    } else if (property.getType() != null) {
      types.add(property.getType());
    }
    types.add("null");
    property.setTypes(types);
    return property;
  }
}
