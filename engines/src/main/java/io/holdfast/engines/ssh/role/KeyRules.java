package io.holdfast.engines.ssh.role;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.crypto.openssh.SshKeyType;
import io.holdfast.engines.ssh.text.CommaText;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Which types and lengths of keys a role certifies.
 *
 * @param lengths by type, in OpenSSH's names or the short ones ({@code rsa}, {@code ec}, {@code
 *     ed25519}); empty: whatever is supported
 */
public record KeyRules(NavigableMap<String, List<Integer>> lengths) {
  static final Field<ObjectNode> FIELD =
      Field.object(
          "allowed_user_key_lengths",
          "Types of keys that are certified, each with its lengths in bits; empty: all.");

  static KeyRules of(Call call) {
    NavigableMap<String, List<Integer>> out = new TreeMap<>();
    call.find(FIELD)
        .ifPresent(map ->
            map.properties().forEach(entry -> out.put(entry.getKey(), numbers(entry.getValue()))));
    return new KeyRules(out);
  }

  private static List<Integer> numbers(JsonNode value) {
    List<Integer> out = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(item -> out.add(number(item.asText())));
    } else {
      CommaText.parts(value.asText()).forEach(part -> out.add(number(part)));
    }
    return List.copyOf(out);
  }

  private static int number(String text) {
    try {
      return Integer.parseUnsignedInt(text.strip());
    } catch (NumberFormatException e) {
      throw new Refusal.InvalidRequest(
          "error processing allowed_user_key_lengths: a length is a number of bits, such as 3072");
    }
  }

  /**
   * Refuses a key that the role doesn't certify.
   *
   * @throws Refusal.InvalidRequest naming its type or length
   */
  public void check(SshKeyType type, int bits) {
    if (lengths.isEmpty()) {
      return;
    }
    List<String> names = names(type).stream().filter(lengths::containsKey).toList();
    if (names.isEmpty()) {
      throw new Refusal.InvalidRequest(
          "key of type " + type.wireName() + " is not in the role's allowed_user_key_lengths");
    }
    if (names.stream().noneMatch(name -> allows(name, type, bits))) {
      throw new Refusal.InvalidRequest(
          "key of " + bits + " bits is not in the role's allowed_user_key_lengths");
    }
  }

  /** A name that tells the length allows it whatever number stands with it. */
  private boolean allows(String name, SshKeyType type, int bits) {
    boolean tells = type != SshKeyType.RSA && !name.equals("ec") && !name.equals("ecdsa");
    return tells || lengths.getOrDefault(name, List.of()).contains(bits);
  }

  private static List<String> names(SshKeyType type) {
    return switch (type) {
      case RSA -> List.of("rsa", type.wireName());
      case ECDSA_P256, ECDSA_P384, ECDSA_P521 -> List.of("ecdsa", "ec", type.wireName());
      case ED25519 -> List.of("ed25519", type.wireName());
      case SK_ECDSA_P256, SK_ED25519 -> List.of(type.wireName());
    };
  }

  void show(ObjectNode out) {
    out.set(FIELD.name(), Json.of(lengths));
  }
}
