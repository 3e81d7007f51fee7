package ai.halo.adapter.web.description;

import ai.halo.domain.Word;
import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallStatus;
import ai.halo.domain.contact.Language;
import ai.halo.domain.followup.CrmStatus;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Adds to the filters in queries the words that they take. */
final class FilterWords implements OpenApiCustomizer {
  private static final Map<String, Class<? extends Word>> WORDS =
      Map.of(
          "status", CallStatus.class,
          "disposition", Disposition.class,
          "crm_status", CrmStatus.class,
          "language", Language.class);

  @Override
  public void customise(OpenAPI description) {
    description.getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(operations -> operations.stream().flatMap(FilterWords::queries))
        .forEach(FilterWords::name);
  }

  private static Stream<Parameter> queries(Operation operation) {
    return operation.getParameters() == null
        ? Stream.empty()
        : operation.getParameters().stream()
            .filter(parameter -> "query".equals(parameter.getIn()))
            .filter(parameter -> WORDS.containsKey(parameter.getName()));
  }

  @SuppressWarnings("unchecked") // Words are written as strings.
  private static void name(Parameter parameter) {
    var type = WORDS.get(parameter.getName());
    if (type != null && parameter.getSchema().getItems() != null) {
      ((Schema<String>) parameter.getSchema().getItems()).setEnum(RecordSchemas.words(type));
    }
  }
}
