package io.holdfast.core.snapshot;

import io.holdfast.api.Json;
import io.holdfast.storage.Entry;
import io.holdfast.storage.KeyRange;
import io.holdfast.storage.ReadTx;
import io.holdfast.storage.Storage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the whole store as it is at one moment. It is read twice in one transaction, once to know
 * its size and once to write it, so that memory is needed for one entry only.
 */
final class SnapshotWriter {
  private static final int BUFFER = 64 << 10;

  private final Storage storage;

  SnapshotWriter(Storage storage) {
    this.storage = storage;
  }

  /** What the first reading found. */
  private record Measured(long entries, long bytes, String sum) {}

  /**
   * Writes an archive and closes the stream.
   *
   * @param facts what is known before the entries are counted
   * @param seal encrypts the checksums under the barrier
   */
  void write(OutputStream to, SnapshotFacts facts, UnaryOperator<byte[]> seal) throws IOException {
    try (OutputStream out = new BufferedOutputStream(new PlainGzip(to), BUFFER)) {
      TarWriter tar = new TarWriter(out, facts.created());
      try {
        Sums sums = storage.<Sums>read(tx -> entries(tx, tar, facts));
        tar.file(Archive.SUMS, sums.text());
        tar.file(Archive.SEALED_SUMS, seal.apply(sums.text()));
        tar.finish();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  private static Sums entries(ReadTx tx, TarWriter tar, SnapshotFacts before) {
    try {
      Measured measured = measure(tx);
      byte[] meta =
          Json.write(
              new SnapshotFacts(
                  before.format(),
                  before.id(),
                  before.created(),
                  before.clusterId(),
                  before.clusterName(),
                  before.seal(),
                  measured.entries,
                  before.version()));
      tar.file(Archive.META, meta);
      tar.file(
          Archive.STATE,
          measured.bytes,
          out -> tx.forEach(KeyRange.ALL, entry -> write(entry, out)));
      return new Sums(Sums.of(meta), measured.sum);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Measured measure(ReadTx tx) {
    MessageDigest digest = Sums.sha256();
    OutputStream summed = Sums.into(digest);
    long[] counts = new long[2];
    tx.forEach(
        KeyRange.ALL,
        entry -> {
          write(entry, summed);
          counts[0]++;
          counts[1] += EntryStream.size(entry);
        });
    return new Measured(counts[0], counts[1], Sums.hex(digest.digest()));
  }

  private static void write(Entry entry, OutputStream out) {
    try {
      EntryStream.write(entry, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Values are encrypted and cannot be compressed: to try would only take time. */
  private static final class PlainGzip extends GZIPOutputStream {
    PlainGzip(OutputStream out) throws IOException {
      super(out, BUFFER);
      def.setLevel(Deflater.NO_COMPRESSION);
    }
  }
}
