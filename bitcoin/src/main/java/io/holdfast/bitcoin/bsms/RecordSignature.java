package io.holdfast.bitcoin.bsms;

import io.holdfast.bitcoin.Bytes;
import io.holdfast.bitcoin.hash.Hashes;
import io.holdfast.bitcoin.message.MessageException;
import io.holdfast.bitcoin.message.RecoverableSignature;
import io.holdfast.bitcoin.message.SignedMessage;
import io.holdfast.bitcoin.script.Script;
import io.holdfast.bitcoin.script.Scripts;
import io.holdfast.bitcoin.verify.InterpreterVerifier;
import io.holdfast.bitcoin.verify.SelfCheck;
import io.holdfast.crypto.SecretBytes;
import java.util.Base64;
import java.util.List;

/**
 * Signatures under key records: of a message by the record's own key, for its P2PKH address in the
 * older form. In BIP-322's forms they are taken too, for its P2PKH or P2WPKH address.
 */
final class RecordSignature {
  private RecordSignature() {}

  /**
   * Signs a text.
   *
   * @param publicKey compressed
   * @return base64
   */
  static String sign(SecretBytes privateKey, Bytes publicKey, String text) {
    byte[] signature =
        RecoverableSignature.sign(privateKey, publicKey, Scripts.p2pkhOf(publicKey), text);
    return Base64.getEncoder().encodeToString(signature);
  }

  /** Whether a signature is over the text by the private key of that public key. */
  static boolean verify(Bytes publicKey, String text, String signature) {
    SelfCheck interpreter = new SelfCheck(List.of(new InterpreterVerifier()));
    return List.of(
            Scripts.p2pkhOf(publicKey),
            Scripts.p2wpkh(Bytes.of(Hashes.hash160(publicKey.toArray()))))
        .stream()
        .anyMatch(script -> isBy(script, text, signature, interpreter));
  }

  private static boolean isBy(Script script, String text, String signature, SelfCheck interpreter) {
    try {
      SignedMessage.Verified verified = SignedMessage.verify(script, text, signature, interpreter);
      return verified.lockTime() == 0 && verified.sequence() == 0;
    } catch (MessageException e) {
      return false;
    }
  }
}
