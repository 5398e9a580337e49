package io.holdfast.engine.pki.role;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Refusal;
import io.holdfast.api.route.Field;
import io.holdfast.engine.pki.x509.KeyKind;
import io.holdfast.engine.pki.x509.KeySpec;
import io.holdfast.engine.pki.x509.SignatureScheme;
import java.util.List;

/**
 * Which keys a role issues for.
 *
 * @param keyType {@code rsa}, {@code ec}, {@code ed25519}, or {@code any} for signing
 * @param keyBits at least; 0 where the type has no sizes
 * @param signatureBits of the signature's hash, 0 for the default
 */
public record KeyRules(String keyType, int keyBits, int signatureBits, boolean usePss) {
  private static final String ANY = "any";
  private static final int SMALLEST_RSA = 2048;

  static final KeyRules DEFAULT = new KeyRules("rsa", 2048, 0, false);
  static final KeyRules ANYTHING = new KeyRules(ANY, 0, 0, false);

  private static final Field<String> TYPE =
      Field.string("key_type", "rsa, ec, ed25519; any for signing requests only.")
          .withDefault("rsa");
  private static final Field<Long> BITS =
      Field.integer("key_bits", "Bits of the key; 0 for the default of its type.");
  private static final Field<Long> SIGNATURE_BITS =
      Field.integer("signature_bits", "Bits of the signature's hash: 256, 384, 512; 0 by itself.");
  private static final Field<Boolean> PSS =
      Field.bool("use_pss", "Whether RSA issuers sign by PSS.");

  static final List<Field<?>> FIELDS = List.of(TYPE, BITS, SIGNATURE_BITS, PSS);

  static KeyRules read(Call call, KeyRules before) {
    String type = call.find(TYPE).orElse(before.keyType);
    boolean sameType = type.equals(before.keyType);
    long bits = call.find(BITS).orElse(sameType ? (long) before.keyBits : 0L);
    int signatureBits =
        SignatureScheme.checked(call.find(SIGNATURE_BITS).orElse((long) before.signatureBits));
    return new KeyRules(
        type, checked(type, bits), signatureBits, call.find(PSS).orElse(before.usePss));
  }

  /** The same with another way to sign. */
  public KeyRules signing(int bits, boolean pss) {
    return new KeyRules(keyType, keyBits, bits, pss);
  }

  private static int checked(String type, long bits) {
    if (type.equals(ANY)) {
      return 0;
    }
    KeySpec spec = KeySpec.requested(type, bits);
    return spec.kind() == KeyKind.ED25519 ? 0 : spec.bits();
  }

  /**
   * The key to make.
   *
   * @param type what the request says, which a role of type {@code any} needs
   */
  public KeySpec toMake(String type, long bits) {
    if (keyType.equals(ANY)) {
      if (type.isEmpty()) {
        throw new Refusal.InvalidRequest(
            "role key type \"any\" not allowed for issuing certificates without providing key_type"
                + " and/or key_bits in the request");
      }
      return KeySpec.requested(type, bits);
    }
    return KeySpec.requested(keyType, keyBits);
  }

  /** Refuses a request's key that the role does not allow. */
  public void check(KeySpec key) {
    if (!keyType.equals(ANY) && !keyType.equals(key.kind().apiName())) {
      throw new Refusal.InvalidRequest("role requires keys of type " + keyType);
    }
    int least = key.kind() == KeyKind.RSA ? Math.max(SMALLEST_RSA, keyBits) : keyBits;
    if (key.kind() != KeyKind.ED25519 && key.bits() < least) {
      throw new Refusal.InvalidRequest(
          "role requires a minimum of a %d-bit key, but CSR's key is %d bits"
              .formatted(least, key.bits()));
    }
  }

  void addTo(ObjectNode view) {
    view.put("key_type", keyType);
    view.put("key_bits", keyBits);
    view.put("signature_bits", signatureBits);
    view.put("use_pss", usePss);
  }
}
