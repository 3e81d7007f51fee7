package ai.halo.adapter.web.description;

import ai.halo.adapter.web.http.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the description of the API, which is served at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
public class DescriptionConfiguration {
  private static final String BEARER = "bearer";

  @Bean
  OpenAPI description() {
    return new OpenAPI()
        .info(
            new Info()
                .title("HALO AI")
                .version("1")
                .description(
                    "Outbound phone calls with an AI voice. JSON in snake_case, times in ISO-8601"
                        + " UTC, errors as RFC 9457 problems with a stable code."))
        .servers(List.of(new Server().url("/").description("this server")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("access_token of POST /api/auth/login")))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  @Bean
  ModelConverter recordSchemas(ObjectMapperProvider mappers) {
    return new RecordSchemas(mappers.jsonMapper());
  }

  @Bean
  OpenApiCustomizer problemResponses() {
    return new ProblemResponses();
  }

  @Bean
  OpenApiCustomizer filterWords() {
    return new FilterWords();
  }

  @Bean
  OpenApiCustomizer problemSchema() {
    return description ->
        ModelConverters.getInstance(true)
            .readAllAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false))
            .referencedSchemas
            .forEach((name, schema) -> description.getComponents().addSchemas(name, schema));
  }
}
