package io.holdfast.core.audit.device;

import io.holdfast.api.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends lines to a file. It rotates by size, since audit output grows by gigabytes: the full file
 * is renamed with the moment of its end and compressed in the background.
 *
 * <p>Options: {@code file_path} (also {@code stdout}, {@code discard}), {@code mode} (octal, 0600),
 * {@code prefix}, {@code rotate_bytes} (1 GiB; 0 never), {@code rotate_max_files} (0: all are
 * kept).
 */
final class FileDevice implements AuditDevice {
  private static final Logger LOG = LoggerFactory.getLogger("audit");
  private static final long DEFAULT_ROTATE_BYTES = 1L << 30;
  private static final int BUFFER = 1 << 16;

  /** Of a file's mode in stat(2): which bits tell its type, and what they are for a named pipe. */
  private static final int TYPE_BITS = 0170000;

  private static final int PIPE = 0010000;

  private final Path path;
  private final Set<PosixFilePermission> mode;
  private final byte[] prefix;
  private final long rotateBytes;
  private final Rotation rotation;
  private FileChannel channel;
  private long size;
  private boolean torn;

  private FileDevice(Path path, DeviceEntry entry) throws IOException {
    this.path = path;
    this.mode = mode(entry.option("mode", "0600"));
    this.prefix = Lines.prefix(entry);
    this.rotateBytes = Options.number(entry, "rotate_bytes", DEFAULT_ROTATE_BYTES);
    this.rotation = new Rotation(path, (int) Options.number(entry, "rotate_max_files", 0));
    this.channel = openChannel();
    this.size = channel.size();
  }

  static AuditDevice open(DeviceEntry entry) {
    String name = entry.option("file_path", entry.option("path", ""));
    if (name.isEmpty()) {
      throw new Refusal.InvalidRequest("file_path is required");
    }
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "discard" -> new StreamDevice(new DiscardChannel(), entry);
      case "stdout" -> new StreamDevice(Channels.newChannel(System.out), entry);
      default -> openFile(name, entry);
    };
  }

  private static FileDevice openFile(String name, DeviceEntry entry) {
    try {
      Path path = Path.of(name).toAbsolutePath();
      if (Files.exists(path) && isPipe(path)) {
        // Opening it would wait until somebody reads it, and a request with it.
        throw new Refusal.InvalidRequest(
            "file_path is a named pipe; use a socket device, or a file");
      }
      return new FileDevice(path, entry);
    } catch (InvalidPathException e) {
      throw new Refusal.InvalidRequest("file_path is not a path of this system");
    } catch (IOException e) {
      throw new Refusal.InvalidRequest(
          "sanity check failed; unable to open file_path for writing: "
              + e.getClass().getSimpleName());
    }
  }

  private static boolean isPipe(Path path) throws IOException {
    return ((int) Files.getAttribute(path, "unix:mode") & TYPE_BITS) == PIPE;
  }

  private static Set<PosixFilePermission> mode(String octal) {
    try {
      int bits = Integer.parseInt(octal, 8);
      // Vault: a mode of 0000 leaves the mode of an existing file as it is.
      StringBuilder text = new StringBuilder();
      for (int shift = 8; shift >= 0; shift--) {
        text.append((bits >> shift & 1) == 1 ? "rwx".charAt(2 - shift % 3) : '-');
      }
      return PosixFilePermissions.fromString(text.toString());
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest("option mode: \"" + octal + "\" is not octal, as 0600");
    }
  }

  private FileChannel openChannel() throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    boolean fresh = !Files.exists(path);
    FileChannel opened =
        FileChannel.open(
            path,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    if (fresh && !mode.isEmpty()) {
      Files.setPosixFilePermissions(path, mode);
    }
    return opened;
  }

  @Override
  public void write(List<byte[]> lines) throws IOException {
    // Someone else's rotation moves the file away: go on in a new one.
    if (!channel.isOpen() || !Files.exists(path)) {
      reopen();
    }
    ByteBuffer buffer = Lines.join(lines, prefix, BUFFER);
    if (torn) {
      // A full disk cut the last line off: the next one begins a line of its own.
      size += channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
    torn = true;
    while (buffer.hasRemaining()) {
      size += channel.write(buffer);
    }
    torn = false;
    if (rotateBytes > 0 && size >= rotateBytes) {
      rotate();
    }
  }

  /** The lines are written by then: what goes wrong here stops no request. */
  private void rotate() throws IOException {
    channel.close();
    try {
      rotation.rotate();
    } catch (IOException e) {
      LOG.warn("the audit file {} could not be moved away; going on in it: {}", path, e.toString());
    }
    reopen();
    size = 0;
  }

  private void reopen() throws IOException {
    channel.close();
    channel = openChannel();
    size = channel.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
    rotation.close();
  }

  /** Takes everything and keeps nothing. */
  private static final class DiscardChannel implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) {
      int length = source.remaining();
      source.position(source.limit());
      return length;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {
      // Nothing is held.
    }
  }
}
