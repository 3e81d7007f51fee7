package ai.halo.adapter.web.security;

import ai.halo.adapter.web.http.Given;
import ai.halo.adapter.web.http.GivenNumber;
import ai.halo.adapter.web.http.GivenTexts;
import ai.halo.domain.account.ApiKey;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

/** A key to be made. */
@Schema(name = "NewKey")
record ApiKeyBody(
    @Schema(type = "string", maxLength = 60, example = "CRM, every night") Given name,
    @ArraySchema(
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {
                      "calls:read",
                      "calls:write",
                      "analytics:read",
                      "recordings:read",
                      "reviews:read",
                      "reviews:write",
                      "dialling:read",
                      "dialling:stop",
                      "do-not-call:write",
                      "metrics:read"
                    }))
        GivenTexts scopes,
    @Schema(
            type = "integer",
            minimum = "1",
            maximum = "" + ApiKey.LONGEST_DAYS,
            description = "how many days it is good")
        GivenNumber days,
    @Schema(type = "string", format = "password", description = "mine, once more")
        Given password) {}
