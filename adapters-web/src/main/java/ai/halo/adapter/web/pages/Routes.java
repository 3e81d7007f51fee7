package ai.halo.adapter.web.pages;

import java.util.List;

/** The paths that belong to the web app; each is open to everybody. */
public final class Routes {
  /** What its router knows; all of them are answered with the one page there is. */
  public static final List<String> PAGES =
      List.of(
          "/",
          "/login",
          "/call-status/*",
          "/calls/*",
          "/analytics",
          "/reviews",
          "/reanalysis",
          "/dialling",
          "/do-not-call",
          "/audit",
          "/personal-data",
          "/settings",
          "/status",
          "/account",
          "/users",
          "/setup",
          "/sandbox");

  /** Files with a hash in their name, which never change. */
  public static final String ASSETS = "/assets/**";

  /** Files at the top, such as the page itself and its icon. */
  public static final String FILES = "/*.*";

  private Routes() {}
}
