package io.holdfast.storage;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction does: a pure function of what it reads, since a conflict runs it again. It
 * neither reaches outside nor keeps the transaction for later.
 */
@FunctionalInterface
public interface Work<X, T extends @Nullable Object> {
  T run(X tx);
}
