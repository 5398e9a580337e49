package io.holdfast.engines.transit.sign;

import io.holdfast.api.Refusal;
import io.holdfast.crypto.sign.Rsa;
import io.holdfast.crypto.sign.RsaPrivateKey;
import io.holdfast.crypto.sign.RsaPublicKey;
import io.holdfast.crypto.sign.RsaScheme;
import io.holdfast.crypto.sign.RsaScheme.SaltLength;

/** RSA signatures, RSASSA-PSS and RSASSA-PKCS1-v1_5. */
final class RsaKeys {
  private RsaKeys() {}

  static SigningKey signing(byte[] pkcs8) {
    return new Signing(Rsa.privateKey(pkcs8));
  }

  static VerifyingKey verifying(byte[] spki) {
    RsaPublicKey key = Rsa.publicHalf(spki);
    return (options, context, input, signature) ->
        isHash(options, input) && key.verifyHash(checked(options, key), input, signature);
  }

  /** Nothing but a hash of the right size is what a signature can be one over. */
  private static boolean isHash(SignatureOptions options, byte[] input) {
    return options.hash().isEmpty() || options.hash().get().size() == input.length;
  }

  private static RsaScheme checked(SignatureOptions options, RsaPublicKey key) {
    RsaScheme scheme = options.rsaScheme();
    if (scheme instanceof RsaScheme.Pss(var hash, SaltLength.Exactly(int bytes))) {
      int longest = (key.bits() - 1 + 7) / 8 - 2 - hash.size();
      if (bytes > longest) {
        throw new Refusal.InvalidRequest(
            "requested salt length %d is invalid: this key and hash take at most %d"
                .formatted(bytes, longest));
      }
    }
    return scheme;
  }

  private record Signing(RsaPrivateKey key) implements SigningKey {
    @Override
    public Signature sign(SignatureOptions options, byte[] context, byte[] input) {
      return Signature.of(key.signHash(checked(options, key.publicKey()), input));
    }

    @Override
    public void close() {
      key.close();
    }
  }
}
