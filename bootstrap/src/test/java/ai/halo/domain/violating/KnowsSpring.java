package ai.halo.domain.violating;

import org.springframework.stereotype.Component;

@Component
public final class KnowsSpring {}
