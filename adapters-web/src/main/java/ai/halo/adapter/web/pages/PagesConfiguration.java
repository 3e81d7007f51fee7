package ai.halo.adapter.web.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the web app from {@code static/} on the class path.
 *
 * <p>Dates of files are not told: builds are reproducible, so all files of all versions have one
 * date, and browsers would keep the page of an older version. What may change is told apart by its
 * content.
 */
@Configuration(proxyBeanMethods = false)
public class PagesConfiguration {
  private static final String PAGE = "forward:/index.html";
  private static final Duration FOREVER = Duration.ofDays(365);
  private static final int TAG = 16;

  @Bean
  WebMvcConfigurer pages() {
    return new WebMvcConfigurer() {
      @Override
      public void addViewControllers(ViewControllerRegistry registry) {
        Routes.PAGES.forEach(route -> registry.addViewController(route).setViewName(PAGE));
      }

      @Override
      public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry
            .addResourceHandler(Routes.ASSETS)
            .addResourceLocations("classpath:/static/assets/")
            .setUseLastModified(false)
            .setCacheControl(CacheControl.maxAge(FOREVER).cachePublic().immutable());
        registry
            .addResourceHandler(Routes.FILES)
            .addResourceLocations("classpath:/static/")
            .setUseLastModified(false)
            .setEtagGenerator(PagesConfiguration::tag)
            .setCacheControl(CacheControl.noCache());
      }
    };
  }

  /** Weak, since the same file may go out compressed or not. */
  private static String tag(Resource file) {
    try (var content = file.getInputStream()) {
      var hash = MessageDigest.getInstance("SHA-256").digest(content.readAllBytes());
      var tag = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, TAG));
      return "W/\"" + tag + "\"";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
