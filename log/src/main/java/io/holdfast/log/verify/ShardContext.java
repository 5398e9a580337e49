package io.holdfast.log.verify;

import io.holdfast.log.entry.ShardLayout;
import io.holdfast.log.merkle.TreeHasher;
import io.holdfast.log.tile.TileDirectory;
import io.holdfast.log.tile.TileRef;
import io.holdfast.log.verify.Finding.Kind;
import java.util.List;

/** The shard under verification, and where to report what is wrong with it. */
record ShardContext(
    int number,
    TileDirectory directory,
    TreeHasher hasher,
    Findings findings,
    List<String> warnings,
    List<String> notes) {

  /** Reports something that concerns no entry in particular. */
  void report(Kind kind, String file, String detail) {
    findings.add(Finding.of(kind, path(file), detail));
  }

  /** Reports something about the entries from {@code first} to {@code last}. */
  void report(Kind kind, String file, long first, long last, String detail) {
    findings.add(new Finding(kind, path(file), first, last, detail));
  }

  /** Reports something about all entries below a tile of a tree of {@code size} leaves. */
  void report(Kind kind, TileRef ref, long size, String file, String detail) {
    long leaves = (long) ref.width() << (TileRef.HEIGHT * Math.max(ref.level(), 0));
    report(kind, file, ref.firstLeaf(), Math.min(ref.firstLeaf() + leaves, size) - 1, detail);
  }

  /** Path of one of the shard's files below the log's directory. */
  String path(String file) {
    return ShardLayout.file(number, file);
  }
}
