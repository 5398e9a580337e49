package io.holdfast.bitcoin.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks bytes at random, always the same way for one seed. */
public final class Mutations {
  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** One of {@code originals} with one to four things changed, or a mix of two of them. */
  public byte[] of(List<byte[]> originals) {
    byte[] data = pick(originals).clone();
    int changes = random.nextInt(1, 5);
    for (int i = 0; i < changes; i++) {
      data = change(data, originals);
    }
    return data;
  }

  private byte[] change(byte[] data, List<byte[]> originals) {
    if (data.length == 0) {
      return pick(originals).clone();
    }
    int at = random.nextInt(data.length);
    return switch (random.nextInt(7)) {
      case 0 -> flipped(data, at);
      case 1 -> overwritten(data, at, random.nextInt());
      case 2 ->
          overwritten(data, at, new int[] {0, 1, 0x7f, 0x80, 0xfc, 0xfd, 0xff}[random.nextInt(7)]);
      case 3 -> spliced(data, at, at, randomBytes(random.nextInt(1, 5)));
      case 4 -> spliced(data, at, Math.min(data.length, at + random.nextInt(1, 40)), new byte[0]);
      case 5 -> Arrays.copyOf(data, at);
      default -> {
        byte[] other = pick(originals);
        int from = random.nextInt(other.length);
        int to = Math.min(other.length, from + random.nextInt(1, 120));
        yield spliced(data, at, at, Arrays.copyOfRange(other, from, to));
      }
    };
  }

  private byte[] flipped(byte[] data, int at) {
    data[at] ^= (byte) (1 << random.nextInt(8));
    return data;
  }

  private static byte[] overwritten(byte[] data, int at, int value) {
    data[at] = (byte) value;
    return data;
  }

  private static byte[] spliced(byte[] data, int from, int to, byte[] replacement) {
    byte[] result = new byte[data.length - (to - from) + replacement.length];
    System.arraycopy(data, 0, result, 0, from);
    System.arraycopy(replacement, 0, result, from, replacement.length);
    System.arraycopy(data, to, result, from + replacement.length, data.length - to);
    return result;
  }

  private byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private byte[] pick(List<byte[]> originals) {
    return originals.get(random.nextInt(originals.size()));
  }
}
