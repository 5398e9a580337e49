package io.holdfast.core.snapshot;

import io.holdfast.api.Json;
import io.holdfast.core.barrier.Layout;
import io.holdfast.storage.Entry;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Reads an archive. */
final class SnapshotReader {
  private static final int BUFFER = 64 << 10;

  /** Without these nothing could ever be unsealed. */
  private static final List<String> NEEDED =
      List.of(Layout.SEAL_CONFIG, Layout.ROOT_KEY, Layout.KEYRING);

  private SnapshotReader() {}

  /** What a whole archive says. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  record Checked(SnapshotFacts facts, byte[] sums, byte[] sealedSums) {}

  /**
   * Reads all of an archive and checks that it is whole.
   *
   * @throws IOException when it is not
   */
  static Checked check(FileChannel file) throws IOException {
    TarReader tar = new TarReader(open(file));
    byte[] meta = tar.small(Archive.META, Archive.SMALL);
    SnapshotFacts facts = facts(meta);
    if (facts.format() != SnapshotFacts.FORMAT) {
      throw new SnapshotException(
          "it has the format "
              + facts.format()
              + ", and this program reads "
              + SnapshotFacts.FORMAT);
    }
    Sums sums = new Sums(Sums.of(meta), checkEntries(tar, facts));
    byte[] said = tar.small(Archive.SUMS, Archive.SMALL);
    if (!Arrays.equals(said, sums.text())) {
      throw new SnapshotException("its checksums do not match: it is damaged");
    }
    byte[] sealed = tar.small(Archive.SEALED_SUMS, Archive.SMALL);
    tar.end();
    return new Checked(facts, said, sealed);
  }

  private static SnapshotFacts facts(byte[] meta) throws IOException {
    try {
      return Json.read(meta, SnapshotFacts.class);
    } catch (IllegalStateException e) {
      throw new SnapshotException(Archive.META + " cannot be read");
    }
  }

  private static String checkEntries(TarReader tar, SnapshotFacts facts) throws IOException {
    MessageDigest digest = Sums.sha256();
    TarReader.Content state = tar.file(Archive.STATE);
    InputStream in = new BufferedInputStream(new DigestInputStream(state, digest), BUFFER);
    Set<String> missing = new HashSet<>(NEEDED);
    long entries = 0;
    for (Entry entry = EntryStream.read(in); entry != null; entry = EntryStream.read(in)) {
      missing.remove(entry.key());
      entries++;
    }
    state.end();
    if (entries != facts.entries() || !missing.isEmpty()) {
      throw new SnapshotException("entries are missing from it");
    }
    return Sums.hex(digest.digest());
  }

  /** The entries of an archive that was checked. */
  static InputStream entries(FileChannel file) throws IOException {
    TarReader tar = new TarReader(open(file));
    var _ = tar.small(Archive.META, Archive.SMALL);
    return new BufferedInputStream(tar.file(Archive.STATE), BUFFER);
  }

  private static InputStream open(FileChannel file) throws IOException {
    return new BufferedInputStream(
        new GZIPInputStream(Channels.newInputStream(file.position(0)), BUFFER), BUFFER);
  }
}
