package io.holdfast.storage.local;

import static io.holdfast.storage.contract.Values.bytes;

import io.holdfast.storage.Storage;
import io.holdfast.storage.StorageFullException;
import io.holdfast.storage.journal.Disk;
import io.holdfast.storage.journal.LogLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/**
 * Fills a small disk to its end, makes room, and goes on; says how far it got. Argument: the
 * directory where it is mounted.
 */
final class FillingWriter {

  /** Enough for what the table has in memory. */
  private static final int RESERVE_BYTES = 16 << 20;

  /** More than the table may still write once the disk counts as full. */
  private static final int BALLAST_BYTES = 2 * RESERVE_BYTES;

  private static final int VALUE_BYTES = 10_000;
  private static final int REFUSALS = 20;
  private static final int TRIES = 20_000;

  private final Path directory;
  private final StoreOpening opening;
  private int written;

  private FillingWriter(Path directory) {
    this.directory = directory;
    this.opening = new StoreOpening(new LogLimits(1 << 20, RESERVE_BYTES), Disk.REAL);
  }

  public static void main(String[] args) throws IOException {
    new FillingWriter(Path.of(args[0])).run();
  }

  private LocalStorage open() {
    return opening.open(directory.resolve("data"), Optional.of("rocksdb"));
  }

  private void run() throws IOException {
    Path ballast = directory.resolve("ballast");
    Files.write(ballast, new byte[BALLAST_BYTES]);
    try (LocalStorage storage = open()) {
      int refusals = 0;
      while (refusals < REFUSALS) {
        refusals = tryWrite(storage) ? 0 : refusals + 1;
      }
      requireAll(storage);
      System.out.println("full");
      Files.delete(ballast);
      int before = written;
      for (int tries = 0; written < before + 100; tries++) {
        if (!tryWrite(storage) && tries > TRIES) {
          throw new AssertionError(
              "writing does not resume, though "
                  + Files.getFileStore(directory).getUsableSpace()
                  + " bytes are free");
        }
      }
      System.out.println("resumed");
    }
    try (LocalStorage storage = open()) {
      requireAll(storage);
    }
    System.out.println("whole");
  }

  private boolean tryWrite(Storage storage) {
    byte[] value = value(written);
    try {
      storage.update(tx -> {
        tx.put("key/" + written, value);
        tx.record(bytes("record " + written));
      });
      written++;
      return true;
    } catch (StorageFullException e) {
      return false;
    }
  }

  private void requireAll(Storage storage) {
    for (int i = 0; i < written; i++) {
      int number = i;
      if (!storage.<Boolean>read(tx -> Arrays.equals(tx.get("key/" + number), value(number)))) {
        throw new AssertionError("key " + i + " of " + written + " is lost");
      }
    }
    if (storage.journal().end() != written) {
      throw new AssertionError(storage.journal().end() + " records of " + written);
    }
  }

  private static byte[] value(int number) {
    byte[] value = new byte[VALUE_BYTES];
    new Random(number).nextBytes(value);
    return value;
  }
}
