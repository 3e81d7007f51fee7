package ai.halo.adapter.web.description;

import org.springframework.context.annotation.Configuration;

/** Wires the description of the API. */
@Configuration(proxyBeanMethods = false)
public class DescriptionConfiguration {}
