package io.holdfast.storage.commit;

import io.holdfast.storage.table.Table;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A filled table that waits to take the place of the current one. */
final class Replacement implements Queued {

  private final Table table;
  private final TableMaker maker;
  private final CompletableFuture<Boolean> done = new CompletableFuture<>();

  Replacement(Table table, TableMaker maker) {
    this.table = table;
    this.maker = maker;
  }

  Table table() {
    return table;
  }

  TableMaker maker() {
    return maker;
  }

  void made() {
    done.complete(true);
  }

  void failed(Throwable cause) {
    done.completeExceptionally(cause);
  }

  /** Waits until it was made; throws what kept it from being made. */
  void await() {
    try {
      var _ = done.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
