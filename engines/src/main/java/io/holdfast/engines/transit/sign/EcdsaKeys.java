package io.holdfast.engines.transit.sign;

import io.holdfast.crypto.sign.Ecdsa;
import io.holdfast.crypto.sign.EcdsaEncoding;
import io.holdfast.crypto.sign.EcdsaSigner;
import io.holdfast.crypto.sign.EcdsaVerifier;

/** ECDSA on the curves of NIST. */
final class EcdsaKeys {
  private EcdsaKeys() {}

  static SigningKey signing(byte[] pkcs8) {
    return new Signing(Ecdsa.signer(pkcs8));
  }

  static VerifyingKey verifying(byte[] spki) {
    EcdsaVerifier verifier = Ecdsa.verifier(spki);
    return (options, context, input, signature) -> {
      if (options.marshaling() == EcdsaEncoding.ASN1) {
        DerSignature.check(signature);
      }
      return verifier.verifyHash(input, signature, options.marshaling());
    };
  }

  private record Signing(EcdsaSigner signer) implements SigningKey {
    @Override
    public Signature sign(SignatureOptions options, byte[] context, byte[] input) {
      return Signature.of(signer.signHash(input, options.marshaling()));
    }

    @Override
    public void close() {
      signer.close();
    }
  }
}
