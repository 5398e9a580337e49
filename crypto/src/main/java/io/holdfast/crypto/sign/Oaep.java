package io.holdfast.crypto.sign;

import io.holdfast.crypto.hash.HashAlgorithm;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/** RSAES-OAEP (RFC 8017, section 7.1) by the platform. */
final class Oaep {
  private Oaep() {}

  static Cipher cipher() throws GeneralSecurityException {
    String transformation = "RSA/ECB/OAEPPadding";
    return Rsa.provider().isPresent()
        ? Cipher.getInstance(transformation, Rsa.provider().get())
        : Cipher.getInstance(transformation);
  }

  static OAEPParameterSpec parameters(HashAlgorithm hash) {
    return new OAEPParameterSpec(
        hash.digestName(),
        "MGF1",
        new MGF1ParameterSpec(hash.digestName()),
        PSource.PSpecified.DEFAULT);
  }
}
