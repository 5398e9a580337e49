package io.holdfast.core.approval.notice;

import io.holdfast.api.Namespace;
import java.time.Instant;

/**
 * A notice that is to be sent.
 *
 * @param body what is posted, byte for byte
 * @param when it is tried next
 * @param failures how often it was tried in vain
 */
public record Notice(
    String id, Namespace namespace, String body, Instant created, Instant when, int failures) {
  /** The same at another time. */
  Notice at(Instant other, int failed) {
    return new Notice(id, namespace, body, created, other, failed);
  }

  /** Leaves out the body. */
  @Override
  public String toString() {
    return "Notice[" + id + "]";
  }
}
