package ai.halo.application.usecase;

import ai.halo.application.Audit;
import ai.halo.domain.InvalidValue;
import ai.halo.domain.account.User;
import ai.halo.domain.audit.AuditAction;
import ai.halo.domain.donotcall.ListingReason;
import ai.halo.domain.donotcall.ListingSource;
import ai.halo.domain.donotcall.NewListing;
import ai.halo.domain.donotcall.NumberTable;
import ai.halo.domain.port.DoNotCallList;
import ai.halo.domain.port.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the numbers of a file on the do-not-call list, as they are read, some hundred at a time.
 *
 * <p>Each part is committed by itself, and what is listed already does no harm: a file that broke
 * off is sent again.
 */
public final class ImportDoNotCall {
  /** No more rows of a file are read. */
  public static final int MOST_ROWS = 200_000;

  /** No more bad rows are named one by one; all are counted. */
  public static final int MOST_NAMED = 100;

  private final UnitOfWork unitOfWork;
  private final DoNotCallList list;
  private final Audit audit;
  private final InstantSource clock;

  /** On these ports. */
  public ImportDoNotCall(
      UnitOfWork unitOfWork, DoNotCallList list, Audit audit, InstantSource clock) {
    this.unitOfWork = unitOfWork;
    this.list = list;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A row of the file.
   *
   * @param line in which it begins, from 1
   * @param cells empty where it could not be read: too long, or too many cells
   */
  public record Row(int line, Optional<List<String>> cells) {}

  /** A row that holds no number that could be listed, and why: a stable code. */
  public record BadRow(int line, String code) {}

  /**
   * What became of a file.
   *
   * @param rows that were read, without one that names the columns and without blank ones
   * @param added numbers that are listed now and were not
   * @param known numbers that were listed, or came twice
   * @param refused rows without a number that could be listed
   * @param bad the first of those
   * @param cut whether there were more rows than are read
   */
  public record Report(int rows, int added, int known, int refused, List<BadRow> bad, boolean cut) {
    /** Keeps a copy. */
    public Report {
      bad = List.copyOf(bad);
    }
  }

  /**
   * Reads a file to its end.
   *
   * @return empty when there is no number in it and no column for any
   */
  public Optional<Report> read(Iterator<Row> rows, ListingReason reason, User by) {
    var first = next(rows);
    var second = first.flatMap(_ -> next(rows));
    var table = first.flatMap(row -> NumberTable.of(cells(row), cells(second.orElse(row))));
    if (table.isEmpty()) {
      return Optional.empty();
    }
    var reading = new Reading(table.get(), reason, by);
    try {
      if (!table.get().hasNames()) {
        first.ifPresent(reading::take);
      }
      second.ifPresent(reading::take);
      while (reading.wantsMore() && rows.hasNext()) {
        reading.take(rows.next());
      }
      reading.store();
    } finally {
      audit.note(AuditAction.DO_NOT_CALL_IMPORTED, by, reading.figures());
    }
    return Optional.of(reading.report(rows.hasNext()));
  }

  /** The next row that says anything. */
  private static Optional<Row> next(Iterator<Row> rows) {
    while (rows.hasNext()) {
      var row = rows.next();
      if (!isBlank(row)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  private static boolean isBlank(Row row) {
    return row.cells().filter(cells -> cells.stream().allMatch(String::isBlank)).isPresent();
  }

  private static List<String> cells(Row row) {
    return row.cells().orElse(List.of());
  }

  /** How far one file has been read. */
  private final class Reading {
    private final NumberTable table;
    private final ListingReason reason;
    private final Optional<String> user;
    private final Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    private final List<NewListing> waiting = new ArrayList<>();
    private final List<BadRow> bad = new ArrayList<>();
    private int rows;
    private int stored;
    private int added;
    private int refused;

    Reading(NumberTable table, ListingReason reason, User by) {
      this.table = table;
      this.reason = reason;
      this.user = Optional.of(by.name().value());
    }

    boolean wantsMore() {
      return rows < MOST_ROWS;
    }

    void take(Row row) {
      if (isBlank(row)) {
        return;
      }
      rows++;
      if (row.cells().isEmpty()) {
        refuse(row, "row.too_long");
        return;
      }
      try {
        var phone = table.read(row.cells().get());
        waiting.add(
            new NewListing(phone, reason, ListingSource.IMPORT, user, Optional.empty(), at));
      } catch (InvalidValue unreadable) {
        refuse(row, unreadable.code());
      }
      if (waiting.size() == DoNotCallList.MOST_AT_ONCE) {
        store();
      }
    }

    private void refuse(Row row, String code) {
      refused++;
      if (bad.size() < MOST_NAMED) {
        bad.add(new BadRow(row.line(), code));
      }
    }

    void store() {
      added += unitOfWork.<Integer>run(() -> list.addAll(List.copyOf(waiting)));
      stored += waiting.size();
      waiting.clear();
    }

    Report report(boolean cut) {
      return new Report(rows, added, stored - added, refused, bad, cut);
    }

    Map<String, String> figures() {
      return Map.of(
          "rows", String.valueOf(rows),
          "added", String.valueOf(added),
          "refused", String.valueOf(refused),
          "reason", reason.word());
    }
  }
}
