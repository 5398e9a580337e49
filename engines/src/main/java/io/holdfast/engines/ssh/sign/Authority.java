package io.holdfast.engines.ssh.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.holdfast.api.Call;
import io.holdfast.api.Json;
import io.holdfast.api.Refusal;
import io.holdfast.crypto.Randomness;
import io.holdfast.crypto.SecretBytes;
import io.holdfast.crypto.openssh.SshAlgorithm;
import io.holdfast.crypto.openssh.SshKeyType;
import io.holdfast.crypto.openssh.SshPublicKey;
import io.holdfast.crypto.openssh.SshSigner;
import io.holdfast.engines.ssh.ca.Issuer;
import io.holdfast.engines.ssh.ca.IssuerStore;
import io.holdfast.engines.ssh.role.CaRole;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An issuer with its private key, taken out of storage to sign; whoever has it closes it. */
record Authority(Issuer issuer, SecretBytes privateKey, Optional<SshAlgorithm> algorithm)
    implements AutoCloseable {
  private static final int NONCE_BYTES = 32;

  /**
   * The issuer that a role names.
   *
   * @throws Refusal.InvalidRequest when there is none, or it does not sign as the role wants it
   */
  static Authority of(Call call, CaRole role) {
    IssuerStore store = IssuerStore.of(call);
    Issuer issuer = store.require(role.issuerRef());
    if (role.algorithm().isPresent() && issuer.key().type() != SshKeyType.RSA) {
      throw new Refusal.InvalidRequest(
          "the role's algorithm_signer is for RSA keys, and its issuer's key is of type "
              + issuer.key().type().wireName()
              + "; set algorithm_signer to default");
    }
    return new Authority(issuer, store.privateKey(issuer), role.algorithm());
  }

  /** A certificate under a random number, as it is answered. */
  ObjectNode certify(Terms terms, SshPublicKey key) {
    long serial = ByteBuffer.wrap(Randomness.bytes(Long.BYTES)).getLong();
    String signed =
        privateKey.use(pkcs8 ->
            terms
                .certificate(key, serial)
                .signedBy(new SshSigner(pkcs8, algorithm), Randomness.bytes(NONCE_BYTES)));
    return Json.object()
        .put("issuer_id", issuer.id())
        .put("serial_number", Long.toHexString(serial))
        .put("signed_key", signed + "\n");
  }

  @Override
  public void close() {
    privateKey.close();
  }
}
