import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * 15 % of the answers of the telephony provider and of the model are lost after they did what they were
 * asked for. The messenger and the CRM have mocks alone, which live in HALO's own process: their lost
 * answers are the simulation's, and the killed nodes'.
 */
final class LostAnswers implements Faults.Part {
  private static final double SHARE = 0.15;

  @Override
  public void run(Options options, Path project, Figures figures) throws Exception {
    var calls = Math.min(options.calls(), 400);
    var folder = Files.createDirectories(options.work().resolve("answers"));
    var rings = folder.resolve("rings.jsonl");
    var mocks = folder.resolve("mocks");
    try (var provider = Provider.start(project, rings, options.seed());
        var analyzer = Analyzer.start(SHARE, options.seed());
        var cluster =
            Cluster.start(
                options,
                folder,
                Settings.sharing(
                    provider.address(),
                    mocks,
                    "--halo.dial.rate=12",
                    "--halo.analyzer=openai",
                    "--halo.openai.api=chat",
                    "--halo.openai.base-url=" + analyzer.address(),
                    "--halo.review.enabled=false"))) {
      provider.script(
          Map.of(
              "halo", cluster.addresses(),
              "starts", Map.of("unanswered", SHARE),
              "reads", Map.of("unanswered", SHARE),
              "hang_ms", List.of(0, 1200),
              "start_ms", List.of(0, 300),
              "sessions", Map.of("permit_answer_lost", SHARE, "report_answer_lost", SHARE),
              "people_by_last_digit", Crowd.people()));
      var crowd = new Crowd(cluster, provider, rings, mocks);
      System.out.printf("%,d calls while %.0f %% of all answers are lost …%n", calls, 100 * SHARE);
      Crowd.join(crowd.place(calls, 20));
      crowd.awaitEnds();
      var seen = provider.look("figures");
      for (var treated : seen.get("treated").properties()) {
        figures.tell("requests for sessions, " + treated.getKey(), treated.getValue());
      }
      figures.tell("times the model was asked, and its answer lost", analyzer.asked + ", " + analyzer.lost);
      crowd.judge(calls, figures);
    }
  }
}
