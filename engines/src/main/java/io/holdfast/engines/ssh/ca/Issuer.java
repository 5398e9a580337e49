package io.holdfast.engines.ssh.ca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Json;
import io.holdfast.crypto.openssh.SshPublicKey;

/**
 * A key pair that signs certificates, as it is stored without its private part.
 *
 * @param name may be empty
 * @param publicKey a line as in {@code authorized_keys}, as it was given or made
 */
public record Issuer(String id, String name, String publicKey) {
  /** The public key as a value. */
  public SshPublicKey key() {
    return SshPublicKey.parse(publicKey);
  }

  Issuer named(String other) {
    return new Issuer(id, other, publicKey);
  }

  /** As a read shows it. */
  ObjectNode asJson() {
    return Json.object().put("issuer_id", id).put("issuer_name", name).put("public_key", publicKey);
  }
}
