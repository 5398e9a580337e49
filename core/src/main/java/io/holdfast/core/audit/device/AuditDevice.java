package io.holdfast.core.audit.device;

import java.io.IOException;
import java.util.List;

/** Takes audit lines. Used by one thread at a time. */
interface AuditDevice extends AutoCloseable {
  /** Writes lines, each followed by a newline where the device separates them so. */
  void write(List<byte[]> lines) throws IOException;

  @Override
  void close() throws IOException;
}
