package ai.halo.application.simulation;

import ai.halo.domain.call.Call;
import ai.halo.domain.call.CallId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a transaction wrote, and nobody else sees until it is committed. */
final class Transaction {
  final Map<CallId, Call> calls = new LinkedHashMap<>();
  final List<Runnable> onCommit = new ArrayList<>();
  final List<Runnable> undo = new ArrayList<>();
  final List<Object> locks = new ArrayList<>();
  boolean isOpen = true;
}
