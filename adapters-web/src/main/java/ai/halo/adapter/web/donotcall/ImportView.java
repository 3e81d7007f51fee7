package ai.halo.adapter.web.donotcall;

import ai.halo.application.usecase.ImportDoNotCall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What became of a file of numbers. */
@Schema(name = "DoNotCallImport")
record ImportView(
    @Schema(description = "that were read, without names of columns and blank ones") int rows,
    @Schema(description = "numbers that are listed now and were not") int added,
    @Schema(description = "numbers that were listed, or came twice") int known,
    @Schema(description = "rows without a number that could be listed") int refused,
    @Schema(description = "the first 100 of those") List<BadRowView> bad,
    @Schema(description = "whether there were more than the 200,000 rows that are read")
        boolean cut) {

  /** A row that holds no number that could be listed. */
  @Schema(name = "BadRow")
  record BadRowView(
      @Schema(description = "in which it begins, from 1") int line,
      @Schema(description = "row.no_number, row.too_long or phone.format") String code) {}

  static ImportView of(ImportDoNotCall.Report report) {
    return new ImportView(
        report.rows(),
        report.added(),
        report.known(),
        report.refused(),
        report.bad().stream().map(row -> new BadRowView(row.line(), row.code())).toList(),
        report.cut());
  }
}
