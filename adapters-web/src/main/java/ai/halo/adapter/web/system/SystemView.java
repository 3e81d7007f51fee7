package ai.halo.adapter.web.system;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What this installation is. */
@Schema(name = "System")
record SystemView(
    String version,
    String profile,
    @Schema(description = "the parts of the outside world that are played") List<String> mocks,
    @Schema(description = "whether admin/admin works") boolean insecureSignIn) {}
