package ai.halo.bootstrap;

import org.springframework.context.annotation.Configuration;

/** Chooses the adapters. */
@Configuration(proxyBeanMethods = false)
class AdapterWiring {}
