package io.holdfast.core.sys;

import io.holdfast.api.Request;
import io.holdfast.core.Answer;
import io.holdfast.core.snapshot.ReceivedSnapshot;

/** Seals the server and puts a snapshot in the place of all that is stored. */
@FunctionalInterface
public interface Restoration {
  /**
   * Does it, records how it ended, and closes the snapshot; nobody may be within the rooms.
   *
   * @param request the one that asked for it
   */
  Answer restore(Request request, ReceivedSnapshot snapshot);
}
