package ai.halo.bootstrap;

import org.springframework.context.annotation.Configuration;

/** What happens once before the first request. */
@Configuration(proxyBeanMethods = false)
class StartUp {}
