package ai.halo.domain.port;

import ai.halo.domain.operation.Backlog;
import ai.halo.domain.operation.StoreFigures;

/** Counts what whoever runs HALO watches. Each look costs a query, so nobody looks all the time. */
public interface OperationFigures {
  /** The work that is not done. */
  Backlog backlog();

  /** How the store is. */
  StoreFigures store();
}
