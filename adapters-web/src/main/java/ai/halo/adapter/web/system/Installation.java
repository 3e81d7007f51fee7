package ai.halo.adapter.web.system;

import java.util.List;

/**
 * What this installation is; the same until it is started anew.
 *
 * @param version of HALO
 * @param profile the name of the profile it runs under
 * @param mocks the parts of the outside world that are played: of {@code voice}, {@code analyzer},
 *     {@code sms}, {@code crm}
 */
public record Installation(String version, String profile, List<String> mocks) {
  /** Keeps a copy. */
  public Installation {
    mocks = List.copyOf(mocks);
  }
}
