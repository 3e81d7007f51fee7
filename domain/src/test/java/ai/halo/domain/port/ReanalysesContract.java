package ai.halo.domain.port;

import static ai.halo.domain.call.CallBuilder.NOON;
import static ai.halo.domain.call.CallBuilder.aCall;
import static org.assertj.core.api.Assertions.assertThat;

import ai.halo.domain.analysis.Disposition;
import ai.halo.domain.call.CallBuilder;
import ai.halo.domain.conversation.Ending;
import ai.halo.domain.port.Reanalyses.Progress;
import ai.halo.domain.reanalysis.Comparison;
import ai.halo.domain.reanalysis.Difference;
import ai.halo.domain.reanalysis.Reanalysis;
import ai.halo.domain.reanalysis.Reanalysis.State;
import ai.halo.domain.reanalysis.ReanalysisId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of re-analyses keeps to. */
public interface ReanalysesContract {
  CallRepository calls();

  Reanalyses reanalyses();

  private static Reanalysis reanalysis(Instant startedAt) {
    return new Reanalysis(
        new ReanalysisId(UUID.randomUUID()),
        "rules",
        NOON,
        NOON.plusSeconds(100),
        "admin",
        startedAt,
        State.RUNNING);
  }

  private Reanalysis startedWith(int leads) {
    for (var n = 0; n < leads; n++) {
      calls().add(aCall().at(NOON.plusSeconds(n)).lead().build());
    }
    var reanalysis = reanalysis(NOON.plusSeconds(1_000));
    assertThat(reanalyses().start(reanalysis)).isEqualTo(leads);
    return reanalysis;
  }

  private static Comparison judged(Comparison talk, Disposition after, boolean replaced) {
    return new Comparison(
        talk.no(),
        talk.call(),
        new Comparison.Judged(
            CallBuilder.interested(),
            CallBuilder.analysis(after, true),
            Optional.of(NOON),
            replaced));
  }

  @Test
  default void choosesTheJudgedCallsOfThePeriodNewestFirst() {
    calls().add(aCall().at(NOON.minusSeconds(1)).lead().build());
    calls().add(aCall().at(NOON.plusSeconds(100)).lead().build());
    calls().add(aCall().at(NOON.plusSeconds(3)).ended(Ending.BUSY).build());
    calls().add(aCall().at(NOON.plusSeconds(4)).talked().build());
    var older = aCall().at(NOON).lead().build();
    var newer = aCall().at(NOON.plusSeconds(99)).lead().build();
    calls().add(older);
    calls().add(newer);
    var reanalysis = reanalysis(NOON.plusSeconds(1_000));

    var total = reanalyses().start(reanalysis);

    assertThat(total).isEqualTo(2);
    assertThat(reanalyses().open(reanalysis.id(), 10))
        .extracting(Comparison::call)
        .containsExactly(newer.id(), older.id());
    assertThat(reanalyses().find(reanalysis.id())).contains(reanalysis);
  }

  @Test
  default void keepsBothJudgementsAndCounts() {
    var id = startedWith(4).id();
    var talks = reanalyses().open(id, 10);

    reanalyses().keep(id, judged(talks.get(0), Disposition.INTERESTED, false));
    reanalyses().keep(id, judged(talks.get(1), Disposition.REJECTED, false));
    reanalyses()
        .keep(
            id,
            new Comparison(
                talks.get(2).no(), talks.get(2).call(), new Comparison.Left("reviewed")));

    assertThat(reanalyses().progress(id))
        .isEqualTo(new Progress(4, 2, 1, 1, 0, Map.of(Difference.DISPOSITION, 1)));
    assertThat(reanalyses().open(id, 10)).containsExactly(talks.get(3));
    assertThat(reanalyses().toReplace(id, 10))
        .containsExactly(judged(talks.get(1), Disposition.REJECTED, false));
    assertThat(reanalyses().results(id, true, 0, 10)).hasSize(1);
    assertThat(reanalyses().results(id, false, 2, 10))
        .extracting(Comparison::no)
        .containsExactly(3, 4);
  }

  @Test
  default void countsWhatWasReplacedAndGivesItNoMore() {
    var id = startedWith(1).id();
    var talk = reanalyses().open(id, 10).getFirst();
    reanalyses().keep(id, judged(talk, Disposition.REJECTED, false));

    reanalyses().keep(id, judged(talk, Disposition.REJECTED, true));

    assertThat(reanalyses().toReplace(id, 10)).isEmpty();
    assertThat(reanalyses().progress(id).replaced()).isEqualTo(1);
    assertThat(reanalyses().progress(id).changed()).isEqualTo(1);
    assertThat(reanalyses().results(id, true, 0, 10))
        .containsExactly(judged(talk, Disposition.REJECTED, true));
  }

  @Test
  default void movesOnOnlyFromWhereItStands() {
    var id = startedWith(1).id();

    assertThat(reanalyses().move(id, State.DONE, State.PROMOTING)).isFalse();
    assertThat(reanalyses().move(id, State.RUNNING, State.DONE)).isTrue();
    assertThat(reanalyses().find(id).orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(reanalyses().nextOpen()).isEmpty();
  }

  @Test
  default void worksOnTheOldestFirstAndListsTheLatestFirst() {
    var older = reanalysis(NOON.plusSeconds(1));
    var newer = reanalysis(NOON.plusSeconds(2));
    reanalyses().start(newer);
    reanalyses().start(older);

    assertThat(reanalyses().nextOpen()).contains(older);
    assertThat(reanalyses().latest(10)).isEqualTo(List.of(newer, older));
    assertThat(reanalyses().latest(1)).containsExactly(newer);
  }

  @Test
  default void countsTheTries() {
    var id = startedWith(1).id();

    assertThat(reanalyses().tried(id, 1)).isEqualTo(1);
    assertThat(reanalyses().tried(id, 1)).isEqualTo(2);
  }
}
