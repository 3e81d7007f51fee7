package ai.halo.adapter.web.voice;

import io.swagger.v3.oas.annotations.media.Schema;

/** That a hint was heard. */
@Schema(name = "HintHeard")
record HeardView(boolean heard) {}
