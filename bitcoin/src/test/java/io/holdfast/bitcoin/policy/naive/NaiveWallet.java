package io.holdfast.bitcoin.policy.naive;

import static io.holdfast.bitcoin.policy.naive.NaiveHash.concat;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.hash160;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.hex;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.hmac512;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.sha256;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.tagged;
import static io.holdfast.bitcoin.policy.naive.NaiveHash.unhex;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.jspecify.annotations.Nullable;

/** A wallet read from the text of its descriptor: a form, and extended keys with their origins. */
final class NaiveWallet {
  private static final Pattern KEY =
      Pattern.compile("\\[([0-9a-f]{8})((?:/[0-9]+h?)*)\\]([a-zA-Z0-9]+)(?:/<0;1>/\\*)?");
  private static final org.bouncycastle.asn1.x9.X9ECParameters CURVE =
      CustomNamedCurves.getByName("secp256k1");

  private record Key(String fingerprint, List<Long> origin, byte[] point, byte[] chainCode) {}

  /** What lies at a place: its script and its keys with their origins, as PSBTs state them. */
  record Derived(String script, Map<String, String> origins) {}

  /** Where a script lies. */
  record Place(int chain, long index) {}

  private final String form;
  private final List<Key> keys = new ArrayList<>();
  private final Map<Place, Derived> derived = new HashMap<>();
  private final Map<String, byte[][]> children = new HashMap<>();

  NaiveWallet(String descriptor) {
    Matcher matcher = KEY.matcher(descriptor);
    while (matcher.find()) {
      List<Long> origin = new ArrayList<>();
      for (String step : matcher.group(2).split("/", -1)) {
        if (!step.isEmpty()) {
          boolean hardened = step.endsWith("h");
          long index = Long.parseLong(hardened ? step.substring(0, step.length() - 1) : step);
          origin.add(hardened ? index + 0x80000000L : index);
        }
      }
      byte[] data = NaiveAddress.unbase58(matcher.group(3));
      keys.add(
          new Key(
              matcher.group(1),
              origin,
              Arrays.copyOfRange(data, 45, 78),
              Arrays.copyOfRange(data, 13, 45)));
    }
    this.form = KEY.matcher(descriptor.replaceAll("#.*", "")).replaceAll("K");
  }

  /**
   * The place of a script that the claims prove: keys in hexadecimal with origins in hexadecimal,
   * four bytes of the fingerprint and then four, little-endian, for each step.
   */
  @Nullable Place locate(String script, Map<String, String> claims) {
    for (String claim : claims.values()) {
      for (Key key : keys) {
        String start = key.fingerprint + steps(key.origin);
        if (claim.length() == start.length() + 16 && claim.startsWith(start)) {
          byte[] rest = unhex(claim.substring(start.length()));
          long chain = littleEndian(rest, 0);
          long index = littleEndian(rest, 4);
          if (chain < 2 && index < 0x80000000L) {
            Place place = new Place((int) chain, index);
            Derived there = derive(place);
            if (there.script.equals(script) && isClaimed(there, claims)) {
              return place;
            }
          }
        }
      }
    }
    return null;
  }

  private static boolean isClaimed(Derived derived, Map<String, String> claims) {
    return derived.origins.entrySet().stream()
        .anyMatch(own ->
            own.getValue().equals(claims.get(own.getKey()))
                || own.getValue().equals(claims.get(own.getKey().substring(2))));
  }

  private static long littleEndian(byte[] bytes, int at) {
    long value = 0;
    for (int i = 3; i >= 0; i--) {
      value = value << 8 | bytes[at + i] & 0xff;
    }
    return value;
  }

  private static String steps(List<Long> path) {
    StringBuilder text = new StringBuilder();
    for (long step : path) {
      text.append("%08x".formatted(Integer.reverseBytes((int) step)));
    }
    return text.toString();
  }

  Derived derive(Place place) {
    return derived.computeIfAbsent(place, this::make);
  }

  private Derived make(Place place) {
    List<byte[]> points = new ArrayList<>();
    Map<String, String> origins = new LinkedHashMap<>();
    for (Key key : keys) {
      byte[][] chain =
          children.computeIfAbsent(
              hex(key.point) + place.chain, _ -> child(key.point, key.chainCode, place.chain));
      byte[] point = child(chain[0], chain[1], place.index)[0];
      points.add(point);
      origins.put(
          hex(point),
          key.fingerprint + steps(key.origin) + steps(List.of((long) place.chain, place.index)));
    }
    return new Derived(hex(script(points)), origins);
  }

  private static byte[][] child(byte[] point, byte[] chainCode, long index) {
    byte[] data = ByteBuffer.allocate(37).put(point).putInt((int) index).array();
    byte[] mac = hmac512(chainCode, data);
    BigInteger tweak = new BigInteger(1, Arrays.copyOf(mac, 32));
    ECPoint sum = CURVE.getG().multiply(tweak).add(CURVE.getCurve().decodePoint(point));
    return new byte[][] {sum.getEncoded(true), Arrays.copyOfRange(mac, 32, 64)};
  }

  private byte[] script(List<byte[]> points) {
    return switch (form) {
      case "pkh(K)" -> concat(unhex("76a914"), hash160(points.getFirst()), unhex("88ac"));
      case "wpkh(K)" -> concat(unhex("0014"), hash160(points.getFirst()));
      case "sh(wpkh(K))" -> scriptHash(concat(unhex("0014"), hash160(points.getFirst())));
      case "tr(K)" -> taproot(points.getFirst(), new byte[0]);
      case "tr(K,pk(K))" -> {
        byte[] leaf = concat(unhex("20"), xOnly(points.get(1)), unhex("ac"));
        yield taproot(points.getFirst(), tagged("TapLeaf", unhex("c0"), new byte[] {34}, leaf));
      }
      case "sh(sortedmulti(2,K,K,K))" -> scriptHash(multisig(points));
      case "wsh(sortedmulti(2,K,K,K))" -> concat(unhex("0020"), sha256(multisig(points)));
      case "sh(wsh(sortedmulti(2,K,K,K)))" ->
          scriptHash(concat(unhex("0020"), sha256(multisig(points))));
      default -> throw new IllegalArgumentException(form);
    };
  }

  private static byte[] scriptHash(byte[] redeem) {
    return concat(unhex("a914"), hash160(redeem), unhex("87"));
  }

  private static byte[] multisig(List<byte[]> points) {
    List<byte[]> sorted = new ArrayList<>(points);
    sorted.sort(Arrays::compareUnsigned);
    byte[] script = {0x52};
    for (byte[] point : sorted) {
      script = concat(script, new byte[] {33}, point);
    }
    return concat(script, unhex("53ae"));
  }

  private static byte[] xOnly(byte[] point) {
    return Arrays.copyOfRange(point, 1, 33);
  }

  private static byte[] taproot(byte[] point, byte[] root) {
    return unhex(taprootOf(xOnly(point), root));
  }

  /** The output script, in hexadecimal, of an internal key and the root of a tree of scripts. */
  static String taprootOf(byte[] x, byte[] root) {
    BigInteger tweak = new BigInteger(1, tagged("TapTweak", x, root));
    ECPoint even = CURVE.getCurve().decodePoint(concat(new byte[] {2}, x));
    byte[] key = CURVE.getG().multiply(tweak).add(even).getEncoded(true);
    return "5120" + hex(xOnly(key));
  }
}
