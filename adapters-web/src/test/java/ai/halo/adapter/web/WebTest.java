package ai.halo.adapter.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** A test of the web adapter on a real port; each class has a world of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = WebWorld.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=127.0.0.1",
      "halo.web.password.memory=64KB",
      "halo.web.password.passes=1",
      "halo.web.push.heartbeat=200ms",
      "spring.main.banner-mode=off"
    })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@interface WebTest {}
