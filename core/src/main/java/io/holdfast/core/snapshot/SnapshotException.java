package io.holdfast.core.snapshot;

import java.io.IOException;

/**
 * A file is no snapshot, or not a whole one; the message goes on after "the snapshot cannot be
 * used: ".
 */
final class SnapshotException extends IOException {
  SnapshotException(String why) {
    super(why);
  }
}
