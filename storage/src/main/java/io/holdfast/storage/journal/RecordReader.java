package io.holdfast.storage.journal;

import java.util.List;

/** Reads the durable records of a log in order. Usable by one thread. */
interface RecordReader extends AutoCloseable {

  /** The next records: some of the durable ones, or none when all have been read. */
  List<byte[]> next();

  @Override
  void close();
}
