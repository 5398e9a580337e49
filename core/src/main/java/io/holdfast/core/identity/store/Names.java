package io.holdfast.core.identity.store;

import io.holdfast.api.Namespace;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.hash.HashAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Names of entities, groups and aliases as storage keys. As in Vault, case does not count. */
public final class Names {
  private static final int LONGEST = 1000;

  private Names() {}

  /**
   * The key of a name that is listed: the name itself in lower case.
   *
   * @throws Refusal.InvalidRequest when it is too long or no text
   */
  public static String key(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > LONGEST) {
      throw new Refusal.InvalidRequest("name: at most " + LONGEST + " bytes are allowed");
    }
    if (!new String(bytes, StandardCharsets.UTF_8).equals(key)) {
      throw new Refusal.InvalidRequest("name: is not valid Unicode");
    }
    return key;
  }

  /** The key of a name that is looked up only: a hash, since auth methods name as they like. */
  public static String hashed(String mountAccessor, String name) {
    byte[] folded = name.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    return mountAccessor + "/" + HexFormat.of().formatHex(HashAlgorithm.SHA2_256.hash(folded));
  }

  /** A fresh id of an entity, a group or an alias; it tells in which namespace that is. */
  public static String id(Namespace namespace) {
    return Randomness.uuid() + namespace.suffix();
  }

  /** A name for what was given none, e.g. {@code entity_1f2e3d4c}. */
  public static String random(String kind) {
    return kind + "_" + HexFormat.of().formatHex(Randomness.bytes(4));
  }
}
