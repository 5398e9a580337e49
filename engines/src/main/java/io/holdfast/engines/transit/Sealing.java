package io.holdfast.engines.transit;

import io.holdfast.api.Refusal;
import io.holdfast.engines.transit.keyring.KeyPolicy;
import io.holdfast.engines.transit.keyring.KeyStore;

/** Encryption and decryption of one item, as encrypt, decrypt, rewrap and datakey do it. */
record Sealing(TransitKeys keys, KeyStore store, KeyPolicy policy) {

  /** Encrypts under the version that the item asks for. */
  VersionedText seal(Item item, byte[] plaintext) {
    if (!item.text(Fields.NONCE.name()).isEmpty()) {
      throw new Refusal.InvalidRequest("nonce provided when not allowed");
    }
    int version = policy.versions().toEncrypt(item.number(Fields.KEY_VERSION.name()));
    byte[] context = item.bytes(Fields.CONTEXT.name());
    byte[] associatedData = associatedData(item);
    byte[] sealed =
        keys.encrypting()
            .use(store, policy, version, key -> key.seal(context, associatedData, plaintext));
    return new VersionedText(version, Base64Text.encode(sealed));
  }

  /** Decrypts under the version that the ciphertext names. */
  byte[] open(Item item, String ciphertext) {
    if (ciphertext.isEmpty()) {
      throw new Refusal.InvalidRequest("missing ciphertext to decrypt");
    }
    VersionedText parsed = VersionedText.parse("ciphertext", ciphertext);
    int version = policy.versions().toDecrypt(parsed.version());
    byte[] sealed = Base64Text.decode("ciphertext", parsed.body());
    byte[] context = item.bytes(Fields.CONTEXT.name());
    byte[] associatedData = associatedData(item);
    return keys.decrypting(policy)
        .use(store, policy, version, key -> key.open(context, associatedData, sealed));
  }

  private byte[] associatedData(Item item) {
    byte[] data = item.bytes(Fields.ASSOCIATED_DATA.name());
    if (data.length > 0 && !policy.kind().bindsAssociatedData()) {
      throw new Refusal.InvalidRequest(
          "'associated_data' provided for non-AEAD cipher suite " + policy.kind());
    }
    return data;
  }
}
