package ai.halo.adapter.persistence;

import ai.halo.adapter.persistence.WorkRows.Row;
import ai.halo.application.pipeline.Turn;
import ai.halo.domain.call.CallId;

/** A row of the queue, removed with the last result of its work. */
final class RowClaim implements Turn.Claim {
  private final WorkRows rows;
  private final Row row;
  private final CallId call;
  private boolean fulfilled;

  RowClaim(WorkRows rows, Row row, CallId call) {
    this.rows = rows;
    this.row = row;
    this.call = call;
  }

  @Override
  public void fulfil() {
    if (!rows.remove(row)) {
      throw new Turn.Lost(call);
    }
    fulfilled = true;
  }

  /** Removes the row of work that had nothing to commit. */
  void fulfilUnlessDone() {
    if (!fulfilled) {
      fulfil();
    }
  }
}
