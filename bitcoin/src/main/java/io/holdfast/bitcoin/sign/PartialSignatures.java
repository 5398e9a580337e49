package io.holdfast.bitcoin.sign;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.tx.EcdsaSignature;
import io.holdfast.bitcoin.tx.SighashType;
import io.holdfast.crypto.CryptoException;
import io.holdfast.crypto.sign.Secp256k1;

/** The ECDSA signatures that a PSBT brings. */
final class PartialSignatures {
  private PartialSignatures() {}

  /**
   * Requires that each one has the sighash type stated and verifies.
   *
   * @param hash what they must sign
   */
  static void requireValid(CheckedInput input, byte[] hash) {
    input
        .input()
        .partialSignatures()
        .forEach((publicKey, signature) -> {
          int type = EcdsaSignature.sighashType(signature);
          if (type != input.sighashType()) {
            throw SigningRefused.input(
                input.index(),
                RefusalRule.SIGHASH_TYPE,
                "the partial_sig of key "
                    + publicKey
                    + " has sighash type "
                    + SighashType.label(type)
                    + "; only "
                    + SighashType.label(input.sighashType())
                    + " is taken");
          }
          if (!verifies(publicKey, signature, hash)) {
            throw SigningRefused.input(
                input.index(),
                RefusalRule.INVALID_SIGNATURE,
                "the partial_sig of key " + publicKey + " does not verify");
          }
        });
  }

  private static boolean verifies(Bytes publicKey, Bytes signature, byte[] hash) {
    try {
      byte[] compact = Secp256k1.fromDer(EcdsaSignature.der(signature).toArray());
      return Secp256k1.verifyEcdsa(publicKey.toArray(), hash, compact);
    } catch (CryptoException _) {
      return false;
    }
  }
}
