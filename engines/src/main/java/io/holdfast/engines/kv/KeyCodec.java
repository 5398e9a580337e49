package io.holdfast.engines.kv;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link KeyRecord}s as bytes: big-endian fields in declared order after a format byte. Each read
 * and each write of a secret passes here, so the form is small and is read without a parser.
 */
final class KeyCodec {
  private static final byte FORMAT = 1;

  private KeyCodec() {}

  static byte[] encode(KeyRecord key) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      writeTime(out, key.created());
      writeTime(out, key.updated());
      out.writeLong(key.metadataVersion());
      write(out, key.settings());
      write(out, key.history());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, KeySettings settings) throws IOException {
    out.writeLong(settings.maxVersions());
    out.writeBoolean(settings.casRequired());
    out.writeBoolean(settings.metadataCasRequired());
    out.writeLong(settings.deleteVersionAfter().toSeconds());
    out.writeInt(settings.custom().size());
    for (Map.Entry<String, String> remark : settings.custom().entrySet()) {
      out.writeUTF(remark.getKey());
      out.writeUTF(remark.getValue());
    }
  }

  private static void write(DataOutputStream out, History history) throws IOException {
    out.writeLong(history.current());
    out.writeLong(history.oldest());
    out.writeInt(history.versions().size());
    for (Map.Entry<Long, VersionInfo> version : history.versions().entrySet()) {
      out.writeLong(version.getKey());
      writeTime(out, version.getValue().created());
      writeOptionalTime(out, version.getValue().deletion());
      out.writeBoolean(version.getValue().destroyed());
    }
  }

  private static void writeTime(DataOutputStream out, Instant time) throws IOException {
    out.writeLong(time.getEpochSecond());
    out.writeInt(time.getNano());
  }

  private static void writeOptionalTime(DataOutputStream out, @Nullable Instant time)
      throws IOException {
    out.writeBoolean(time != null);
    if (time != null) {
      writeTime(out, time);
    }
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws IllegalStateException when it is something else
   */
  static KeyRecord decode(byte[] stored) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(stored))) {
      if (in.readByte() != FORMAT) {
        throw new IllegalStateException("a stored secret has a format of another release");
      }
      Instant created = readTime(in);
      Instant updated = readTime(in);
      long metadataVersion = in.readLong();
      KeySettings settings = readSettings(in);
      return new KeyRecord(settings, readHistory(in), created, updated, metadataVersion, null);
    } catch (IOException e) {
      throw new IllegalStateException("a stored secret's record is cut short", e);
    }
  }

  private static KeySettings readSettings(DataInputStream in) throws IOException {
    long maxVersions = in.readLong();
    boolean casRequired = in.readBoolean();
    boolean metadataCasRequired = in.readBoolean();
    Duration deleteVersionAfter = Duration.ofSeconds(in.readLong());
    Map<String, String> custom = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      custom.put(in.readUTF(), in.readUTF());
    }
    return new KeySettings(
        maxVersions, casRequired, metadataCasRequired, deleteVersionAfter, custom);
  }

  private static History readHistory(DataInputStream in) throws IOException {
    long current = in.readLong();
    long oldest = in.readLong();
    TreeMap<Long, VersionInfo> versions = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      long number = in.readLong();
      Instant created = readTime(in);
      Instant deletion = in.readBoolean() ? readTime(in) : null;
      versions.put(number, new VersionInfo(created, deletion, in.readBoolean()));
    }
    return new History(versions, current, oldest);
  }

  private static Instant readTime(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}
