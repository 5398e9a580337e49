package io.holdfast.storage.local;

import io.holdfast.storage.StorageFailedException;
import io.holdfast.storage.commit.TableMaker;
import io.holdfast.storage.table.Table;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables on disk: each in a directory of its own, of which {@link Format} names the one in use. */
final class DurableTables implements TableMaker {

  private static final Logger LOG = LoggerFactory.getLogger(DurableTables.class);

  private final DataDirectory data;
  private final TableKind kind;
  private volatile TableDirectory used;

  DurableTables(DataDirectory data, TableKind kind, TableDirectory used) {
    this.data = data;
    this.kind = kind;
    this.used = used;
  }

  @Override
  public Table make() {
    TableDirectory next = used.next();
    try {
      next.remove(data.path());
      return kind.open(data.table(next));
    } catch (IOException e) {
      throw new StorageFailedException(
          "no table can be made in " + data.path() + " (" + e + "); nothing was replaced", e);
    }
  }

  @Override
  public Runnable establish() {
    TableDirectory before = used;
    try {
      Format.write(data.path(), new Format.Stored(kind.label(), before.next()));
    } catch (IOException e) {
      throw new StorageFailedException(
          "the format file in " + data.path() + " cannot be written; restart the server", e);
    }
    used = before.next();
    return () -> remove(before);
  }

  @Override
  public void abandon() {
    remove(used.next());
  }

  private void remove(TableDirectory table) {
    try {
      table.remove(data.path());
    } catch (IOException e) {
      LOG.warn(
          "{} in {} is not in use; it is removed at the next start", table.name(), data.path(), e);
    }
  }
}
